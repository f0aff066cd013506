import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A project outside of the checkout with the package as it is packed, and the files of this folder. `remove()` it. */
export function makeProject() {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-bench-')));
  const pack = [path.join(root, '.ci/pack.mjs'), path.join(folder, 'packed'), '--unchecked'];
  const tarball = execFileSync(process.execPath, pack, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const project = path.join(folder, 'project');
  const modules = path.join(project, 'node_modules');
  fs.mkdirSync(path.join(modules, 'stepmill'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', path.join(modules, 'stepmill'), '--strip-components=1']);
  for (const from of [path.join(root, 'node_modules'), path.join(root, 'bench/node_modules')])
    if (fs.existsSync(from))
      for (const name of fs.readdirSync(from)) link(path.join(from, name), path.join(modules, name));
  for (const name of fs.readdirSync(import.meta.dirname))
    if (name.endsWith('.cjs')) fs.copyFileSync(path.join(import.meta.dirname, name), path.join(project, name));
  return { folder: project, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

function link(from, to) {
  if (path.basename(from).startsWith('.') || fs.existsSync(to)) return;
  fs.symlinkSync(from, to, 'junction');
}
