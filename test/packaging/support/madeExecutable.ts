import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { madeOnce } from './madeOnce';
import { inputs, packedOnce } from './packedOnce';
import { root } from './run';

/** Where `.ci/nodes.mjs` puts Node 24, if it is here. */
export const node24 = path.join(root, 'node_modules/.cache/nodes/24/node_modules/node/bin/node');

/**
 * The program in one file, made of the sources as they are now, with its list of contents beside it. Prints its size when it is
 * made. `platform` is that of another machine: `linux-arm64`.
 */
export function madeExecutable(platform?: string): string {
  const folder = madeOnce({
    name: platform === undefined ? 'stepmill-executable' : `${platform}-executable`,
    inputs: [...inputs, '.ci/executable', 'package-lock.json'],
    make: (target) => {
      const options = ['--package', packedOnce(), ...(platform === undefined ? [] : ['--platform', platform])];
      execFileSync(process.execPath, [path.join(root, '.ci/executable.mjs'), target, ...options], {
        stdio: ['ignore', 'inherit', 'ignore'],
      });
    },
  });
  return path.join(folder, 'stepmill');
}
