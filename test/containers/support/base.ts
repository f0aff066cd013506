import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findPython } from '../../clients/support/installed';
import { node24 } from '../../packaging/support/madeExecutable';
import type { Podman } from './Podman';

/**
 * Makes an image of files of this machine, in place of the official ones that no registry gives: what is named, and the
 * libraries that it needs.
 */
export function imageOf(podman: Podman, name: string, put: (root: string) => void): void {
  const root = path.join(podman.folder, 'files');
  fs.mkdirSync(root);
  put(root);
  const archive = `${root}.tar`;
  podman.command('tar', '--create', '--file', archive, '--directory', root, '.');
  podman.run('import', '--quiet', '--change', 'ENV PATH=/usr/local/bin:/usr/bin:/bin', archive, name);
  fs.rmSync(archive);
  fs.rmSync(root, { recursive: true });
}

/** Puts a program and its libraries where they are here, or the program at another place. */
export function putProgram(root: string, program: string, place = program): void {
  copy(fs.realpathSync(program), path.join(root, place));
  for (const library of librariesOf(program)) copy(library, path.join(root, library));
}

/** The files that `ldd` names. */
export function librariesOf(program: string): readonly string[] {
  return execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+(?= \()/g) ?? [];
}

/** Node 24 with npm, a shell and the user `node`, as in `node:24-slim`. */
export function putNode(root: string): void {
  fs.mkdirSync(path.join(root, 'etc'), { recursive: true });
  fs.writeFileSync(path.join(root, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n');
  fs.writeFileSync(path.join(root, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
  putProgram(root, node24, '/usr/local/bin/node');
  for (const program of ['/bin/sh', '/bin/mkdir', '/usr/bin/env']) putProgram(root, program);
  const modules = execFileSync('npm', ['root', '--global'], { encoding: 'utf8' }).trim();
  fs.cpSync(path.join(modules, 'npm'), path.join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  fs.symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(root, 'usr/local/bin/npm'));
}

/** Python with its library, which is found where it is here. */
export function putPython(root: string): void {
  const python = findPython()!;
  putProgram(root, python);
  const code = 'import sysconfig; print(sysconfig.get_path("stdlib"))';
  const library = execFileSync(python, ['-c', code], { encoding: 'utf8' }).trim();
  const unused = /\/(?:test|idlelib|lib2to3|config-[^/]*|__pycache__|site-packages|dist-packages)$/;
  fs.cpSync(library, path.join(root, library), { recursive: true, filter: (name) => !unused.test(name) });
}

function copy(from: string, to: string): void {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, to);
}
