import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../errors/HarnessError';

/** The named recordings: files, and all `*.json` files of folders. Throws a HarnessError if there are none. */
export function findFiles(named: readonly string[]): readonly string[] {
  const files = named.flatMap((one) => {
    const found = statSync(one, { throwIfNoEntry: false });
    if (found === undefined) throw new HarnessError(`There is no file or folder ${one}.`);
    if (!found.isDirectory()) return [one];
    const inside = readdirSync(one, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    if (inside.length === 0) throw new HarnessError(`The folder ${one} has no recordings: no file ends in .json.`);
    return inside;
  });
  return [...new Set(files)];
}
