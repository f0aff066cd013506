import { statSync } from 'node:fs';

/** What tells one state of a file from another; `undefined` when there is no file. */
export function fileStamp(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.mtimeMs} ${stat.size}`;
}
