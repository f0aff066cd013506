import fs from 'node:fs';
import path from 'node:path';
import { newRequestId } from '../../emulator/store/ids';
import { HarnessError } from '../../errors/HarnessError';
import type { Shard } from '../../story/coverage/Tally';
import { makeFolders } from '../../util/makeFolders';

/** Ends the name of a file with what some tests have run. */
export const shardSuffix = '.stepmill-coverage.json';

/** Writes a shard into a folder, under a name that no other has. Throws HarnessError when it cannot. */
export function writeShard(folder: string, shard: Shard): string {
  const file = path.join(folder, `${process.pid}-${newRequestId()}${shardSuffix}`);
  try {
    makeFolders(folder);
    fs.writeFileSync(file, JSON.stringify(shard));
  } catch (error) {
    throw new HarnessError(
      `What the tests have run cannot be written (STEPMILL_COVERAGE): ${(error as Error).message}`,
    );
  }
  return file;
}
