import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../../package.json';
import { packedOnce } from '../../packaging/support/packedOnce';
import { root, run } from '../../packaging/support/run';

/** Installs the package into a folder as its user has it: packed from the sources as they are now. */
export function installPackage(folder: string): void {
  const installed = path.join(folder, 'node_modules', manifest.name);
  fs.mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', packedOnce(), '-C', installed, '--strip-components=1']);
  linkModules(path.join(folder, 'node_modules'));
}

/** Everything else comes from the checkout. */
function linkModules(modules: string): void {
  for (const name of fs.readdirSync(path.join(root, 'node_modules'))) {
    const link = path.join(modules, name);
    if (name !== '.bin' && !fs.existsSync(link))
      fs.symlinkSync(path.join(root, 'node_modules', name), link, 'junction');
  }
}
