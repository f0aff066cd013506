import fs from 'node:fs';
import path from 'node:path';

/** Most file systems take names of so many bytes. */
const maxNameBytes = 255;

const hasLoneSurrogate = /\p{Surrogate}/u;

/** Windows takes no names with these, and none that end in a dot or a blank. */
const refusedOnWindows = /[<>:"\\|?*\u0000-\u001f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Why no file can stand for a key, as a half-sentence; `undefined` when one can: `DIR/<bucket>/<key>`, each part between
 * slashes a folder or the file. What is refused here can never lie in the folder, and no path leads out of it.
 */
export function whyNoFile(key: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (key.endsWith('/')) return 'it ends in a slash (a folder marker), and a folder of the disk is not an object';
  for (const part of key.split('/')) {
    if (part === '') return 'it has two slashes in a row, or begins with one';
    if (part === '.' || part === '..') return `the part '${part}' has a meaning of its own on disk`;
    if (part.includes('\0') || hasLoneSurrogate.test(part)) return 'it has characters that no file name has';
    if (Buffer.byteLength(part) > maxNameBytes) return `a part of it has more than ${maxNameBytes} bytes`;
    if (platform === 'win32' && refusedOnWindows.test(part)) return `Windows takes no file named '${part}'`;
  }
  return undefined;
}

/** Whether a name of a bucket can be a folder of this name, and no other. */
export function isBucketFolder(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) && name.length <= maxNameBytes && !name.endsWith('.');
}

/**
 * Whether each part of the key is spelt on disk as it is in the key. On a disk that takes `A.csv` for `a.csv` (macOS,
 * Windows), and `é` in two forms for each other, a path is found that is another key to S3.
 */
export function isSpeltSo(root: string, key: string): boolean {
  let folder = root;
  for (const part of key.split('/')) {
    if (!fs.readdirSync(folder).includes(part)) return false;
    folder = path.join(folder, part);
  }
  return true;
}

/** Whether the disk takes one spelling of a name for another. */
export function isCaseBlind(folder: string): boolean {
  const name = path.basename(folder);
  const swapped = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
  if (swapped === name) return process.platform === 'darwin' || process.platform === 'win32';
  try {
    return fs.statSync(path.join(path.dirname(folder), swapped)).ino === fs.statSync(folder).ino;
  } catch {
    return false;
  }
}
