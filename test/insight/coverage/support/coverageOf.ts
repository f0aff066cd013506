import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readShards } from '../../../../src/insight/coverage/readShards';
import type { MachineCoverage } from '../../../../src/insight/coverage/Tally';
import { Stepmill } from '../../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../../src/harness/StepmillOptions';
import '../../../harness/support/features';

const made: string[] = [];

/** A new folder; all are removed by `removeFolders`. */
export function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-coverage-'));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}

/** Lets a harness write its coverage into a folder, as a test file would. */
export async function collect(
  folder: string,
  use: (sfn: Stepmill) => Promise<unknown>,
  options?: StepmillOptions,
): Promise<void> {
  process.env['STEPMILL_COVERAGE'] = folder;
  try {
    const sfn = new Stepmill(options);
    await use(sfn);
    await sfn.close();
  } finally {
    delete process.env['STEPMILL_COVERAGE'];
  }
}

/** What a harness has run of the machines that it used. */
export async function coverageOf(
  use: (sfn: Stepmill) => Promise<unknown>,
  options?: StepmillOptions,
): Promise<readonly MachineCoverage[]> {
  const folder = newFolder();
  await collect(folder, use, options);
  return readShards([folder]);
}

/** The ids that were run, and those of which it is unknown, of the one machine that a harness used. */
export async function runOf(
  use: (sfn: Stepmill) => Promise<unknown>,
  options?: StepmillOptions,
): Promise<{ readonly run: readonly string[]; readonly unknown: object; readonly notCounted: object }> {
  const machines = await coverageOf(use, options);
  if (machines.length !== 1)
    throw new Error(`There are ${machines.length} machines: ${machines.map(({ name }) => name).join(', ')}.`);
  const { hits, unknown, notCounted } = machines[0]!;
  return { run: Object.keys(hits).filter((id) => hits[id]! > 0), unknown, notCounted };
}
