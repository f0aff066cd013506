import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const src = path.join(__dirname, '../../../src');

/** What somebody writes to add a thing: new files, and lines in files that are there. */
export interface Addition {
  /** Text by file, as in `language/asl/fields.ts`. */
  readonly files: Readonly<Record<string, string>>;
  /** In which file, in front of which line, what is written. */
  readonly lines: readonly (readonly [file: string, before: string, line: string])[];
}

/** Runs a program of this folder in a house with the addition, and answers what its `run` answers. */
export function runWith({ files, lines }: Addition, program: string): unknown {
  const changes: Record<string, string> = { ...files };
  for (const [file, before, line] of lines) {
    const source = changes[file] ?? fs.readFileSync(path.join(src, file), 'utf8');
    if (source.split(before).length !== 2) throw new Error(`${file} has not one place with ${before}`);
    changes[file] = source.replace(before, () => `${line}\n${before}`);
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(__dirname, 'runChanged.mjs')], {
    input: JSON.stringify({ program: path.join(__dirname, program), changes }),
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
