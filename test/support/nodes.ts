import fs from 'node:fs';
import path from 'node:path';
import releases from '../../.ci/nodes.json';

const folder = process.env['STEPMILL_NODES'] ?? path.join(__dirname, '../../node_modules/.cache/nodes');

export interface NodeRelease {
  readonly title: string;
  /** The program; `undefined` where it is not here. */
  readonly file: string | undefined;
}

/** This Node, and the others that users have: `.ci/nodes.mjs` fetches them. */
export const nodes: readonly NodeRelease[] = [
  { title: `Node ${process.versions.node}`, file: process.execPath },
  // This Node is the first already.
  ...releases
    .filter((release) => release !== process.versions.node.split('.')[0])
    .map((release) => {
      const file = path.join(folder, release, 'node_modules/node/bin/node');
      if (fs.existsSync(file)) return { title: `Node ${release}`, file };
      return { title: `Node ${release} (not here: node .ci/nodes.mjs fetches it)`, file: undefined };
    }),
];

/** Runs the tests once for each release; they are skipped, with a line, where it is not here. */
export function describeNodes(body: (node: string) => void): void {
  for (const { title, file } of nodes) (file === undefined ? describe.skip : describe)(title, () => body(file ?? ''));
}
