import path from 'node:path';
import { all, some } from '../../.ci/typescripts.json';

const root = path.join(__dirname, '../..');

export interface TypeScriptRelease {
  readonly title: string;
  /** First and second number. */
  readonly version: readonly [number, number];
  /** The compiler, for Node. */
  readonly file: string;
}

function fetched(release: string): TypeScriptRelease {
  const file = path.join(root, 'node_modules/.cache/typescripts', release, 'node_modules/typescript/lib/tsc.js');
  return { title: `TypeScript ${release}`, version: release.split('.').map(Number) as [number, number], file };
}

const six = {
  title: 'TypeScript 6',
  version: [6, 0],
  file: path.join(root, 'node_modules/typescript/lib/tsc.js'),
} as const;

/**
 * The oldest that is supported to the newest: `.ci/typescripts.mjs` fetches those that the repository has not itself. Some
 * of them unless STEPMILL_TYPESCRIPTS is `all`: each takes seconds.
 */
export const typescripts: readonly TypeScriptRelease[] = [
  ...(process.env['STEPMILL_TYPESCRIPTS'] === 'all' ? [...all.map(fetched), six] : some.map(fetched)),
  { title: 'TypeScript 7', version: [7, 0], file: path.join(root, '.ci/tsc.mjs') },
];
