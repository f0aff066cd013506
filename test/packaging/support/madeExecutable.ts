import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { madeOnce } from './madeOnce';
import { inputs } from './packedOnce';
import { root } from './run';

/** Where `.ci/nodes.mjs` puts Node 24, if it is here. */
export const node24 = path.join(root, 'node_modules/.cache/nodes/24/node_modules/node/bin/node');

/** The program in one file, made of the sources as they are now. Prints its size when it is made. */
export function madeExecutable(): string {
  const folder = madeOnce({
    name: 'stepmill-executable',
    inputs: [...inputs, '.ci/executable', 'package-lock.json'],
    make: (target) =>
      execFileSync(process.execPath, [path.join(root, '.ci/executable.mjs'), target], {
        stdio: ['ignore', 'inherit', 'ignore'],
      }),
  });
  return path.join(folder, 'stepmill');
}
