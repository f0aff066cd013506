import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../errors/HarnessError';

/**
 * Throws HarnessError if links lead a path out of a folder: a workflow that computes keys must not reach other files.
 * For a path that does not exist yet, the existing part counts.
 *
 * @param folder the real path of the folder
 */
export function checkInside(folder: string, file: string): void {
  const real = realPathOf(file);
  if (real === folder || real.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`)) return;
  throw new HarnessError(
    `${file} leads through a link to ${real}, out of the folder ${folder} that holds the S3 buckets. ` +
      'Copy or mount the files into the folder, or name a folder that contains both.',
  );
}

function realPathOf(file: string): string {
  for (let existing = file; ; existing = path.dirname(existing)) {
    try {
      return fs.realpathSync.native(existing);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ELOOP') throw error;
      // Writing to a broken link would create its target.
      const target = linkTarget(existing);
      if (target !== undefined && code !== 'ELOOP') return realPathOf(path.resolve(path.dirname(existing), target));
    }
  }
}

function linkTarget(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}
