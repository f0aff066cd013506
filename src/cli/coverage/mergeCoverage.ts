import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { readShards, shardFiles } from '../../testing/coverage/readShards';
import { writeShard } from '../../testing/coverage/writeShard';
import type { Terminal } from '../terminal/Terminal';

/** Joins the coverage of several folders into one. */
export function mergeCoverage(folders: readonly string[], into: string, { stdout }: Pick<Terminal, 'stdout'>): void {
  const target = path.resolve(into);
  const read = new Set(folders.flatMap(shardFiles).map((file) => path.resolve(file)));
  const there = shardFiles(target);
  if (there.some((file) => !read.has(file)))
    throw new HarnessError(`${into} has other coverage already. Name it among the folders to be joined, or delete it.`);
  const machines = readShards(folders);
  // The new file includes what was there.
  for (const file of there) fs.rmSync(file);
  const file = writeShard(target, { stepmillCoverage: 1, machines });
  const count = `${machines.length} state machine${machines.length === 1 ? '' : 's'}`;
  stdout.write(`Joined ${count} into ${path.relative(process.cwd(), file)}\n`);
}
