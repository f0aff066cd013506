import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';
import { packedOnce } from './packedOnce';
import { root, run } from './run';

/** The package as it is packed, unpacked into an empty project, its dependencies linked from the checkout. */
export class InstalledPackage {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-packaging-'));
  readonly project: string;
  readonly modules: string;
  readonly tarball = packedOnce();

  constructor(link: readonly string[] = Object.keys(manifest.dependencies), name = 'project') {
    this.project = path.join(this.folder, name);
    this.modules = path.join(this.project, 'node_modules');
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
