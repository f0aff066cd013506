import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const folder = process.env['STEPMILL_NODES'] ?? path.join(__dirname, '../../../../../node_modules/.cache/nodes');

export interface NodeRelease {
  readonly title: string;
  /** The program; `undefined` where it is not here. */
  readonly file: string | undefined;
}

/** This Node, and the others that users have: `.ci/nodes.mjs` fetches them. */
export const nodes: readonly NodeRelease[] = [
  { title: `Node ${process.versions.node}`, file: process.execPath },
  ...['22', '24'].map((release) => {
    const file = path.join(folder, release, 'node_modules/node/bin/node');
    if (fs.existsSync(file)) return { title: `Node ${release}`, file };
    return { title: `Node ${release} (not here: node .ci/nodes.mjs fetches it)`, file: undefined };
  }),
];

/** Runs the tests once for each release; they are skipped, with a line, where it is not here. */
export function describeNodes(body: (node: string) => void): void {
  for (const { title, file } of nodes) (file === undefined ? describe.skip : describe)(title, () => body(file ?? ''));
}

/** Runs a script and gives what it printed as JSON in its last line. */
export function runNode(node: string, script: string): any {
  const { PATH } = process.env;
  const { stdout, stderr, status } = spawnSync(node, ['--no-warnings', script], {
    encoding: 'utf8',
    env: { PATH },
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`${status}: ${stderr}\n${stdout}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}
