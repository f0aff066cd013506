import fs from 'node:fs';
import path from 'node:path';

/** The longest name in most file systems, in bytes. */
const maxNameBytes = 255;

const hasLoneSurrogate = /\p{Surrogate}/u;

/** Windows rejects names with these characters, and names that end in a dot or a space. */
const refusedOnWindows = /[<>:"\\|?*\u0000-\u001f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Why a key cannot be a file, as a clause; `undefined` if it can: `DIR/<bucket>/<key>`, where each part between slashes
 * is a folder or the file. A rejected key can never be in the folder, and no path leads out of it.
 */
export function whyNoFile(key: string, platform: NodeJS.Platform = process.platform): string | undefined {
  if (key.endsWith('/')) return 'it ends in a slash (a folder marker), but a folder on disk is not an object';
  for (const part of key.split('/')) {
    if (part === '') return 'it has two slashes in a row, or begins with one';
    if (part === '.' || part === '..') return `the part '${part}' has a special meaning on disk`;
    if (part.includes('\0') || hasLoneSurrogate.test(part)) return 'it has characters that file names cannot have';
    if (Buffer.byteLength(part) > maxNameBytes) return `a part of it has more than ${maxNameBytes} bytes`;
    if (platform === 'win32' && refusedOnWindows.test(part)) return `Windows does not allow a file named '${part}'`;
  }
  return undefined;
}

/** Whether a bucket's name can be the name of its folder, and of no other. */
export function isBucketFolder(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) && name.length <= maxNameBytes && !name.endsWith('.');
}

/**
 * Whether each part of the key is spelt on disk as in the key. A disk that does not distinguish `A.csv` and `a.csv`
 * (macOS, Windows), or two forms of `é`, finds paths that are different keys in S3.
 */
export function isSpeltSo(root: string, key: string): boolean {
  let folder = root;
  for (const part of key.split('/')) {
    if (!fs.readdirSync(folder).includes(part)) return false;
    folder = path.join(folder, part);
  }
  return true;
}

/** Whether the disk treats two spellings of a name as the same. */
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
