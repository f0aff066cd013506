import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';

export const root = path.join(__dirname, '../../..');

/** The package built, packed, and unpacked into an empty project, its dependencies linked from the checkout. */
export class InstalledPackage {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-packaging-'));
  readonly project = path.join(this.folder, 'project');
  readonly modules = path.join(this.project, 'node_modules');
  readonly tarball: string;

  constructor(link: readonly string[] = Object.keys(manifest.dependencies)) {
    this.tarball = run(process.execPath, [path.join(root, '.ci/pack.mjs'), this.folder]).trim();
    const installed = path.join(this.modules, manifest.name);
    fs.mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', this.tarball, '-C', installed, '--strip-components=1']);
    for (const name of link) this.link(name);
  }

  write(name: string, text: string): string {
    const file = path.join(this.project, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private link(name: string): void {
    fs.mkdirSync(path.dirname(path.join(this.modules, name)), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules', name), path.join(this.modules, name), 'junction');
  }
}

/** Runs a program and gives what it printed; what it printed is in the error when it fails. */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): string {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 300_000,
      ...options,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${path.basename(command)} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** The file of a tool of the checkout. */
export function bin(name: string, file: string): string {
  return path.join(root, 'node_modules', name, file);
}
