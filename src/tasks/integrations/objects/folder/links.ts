import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../errors/HarnessError';

/**
 * Throws HarnessError when links lead a path out of a folder: a workflow that computes keys must reach nothing else of the
 * disk. Of a path that does not exist yet, the part that exists counts.
 *
 * @param folder the real path of the folder
 */
export function checkInside(folder: string, file: string): void {
  const real = realPathOf(file);
  if (real === folder || real.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`)) return;
  throw new HarnessError(
    `${file} leads over a link to ${real}, out of the folder ${folder} that holds the buckets of S3. ` +
      'Copy or mount the files into the folder, or name a folder that holds both.',
  );
}

function realPathOf(file: string): string {
  for (let existing = file; ; existing = path.dirname(existing)) {
    try {
      return fs.realpathSync.native(existing);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ELOOP') throw error;
      // A link that leads nowhere would be followed by whoever writes to it.
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
