import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../errors/HarnessError';
import type { ListOptions } from '../ObjectBucket';
import { compareKeys, maxKeyBytes } from '../keys';
import { checkInside } from './links';

/** A file below the folder of a bucket. */
interface FoundFile {
  readonly key: string;
  readonly file: string;
  readonly stats: fs.Stats;
}

/**
 * The files below a folder, in the order in which S3 lists their keys, one folder at a time, so that millions of them
 * are never in memory at once. Links are followed inside `store`, and throw HarnessError if they lead out of it.
 * Anything else (a socket, a broken link) is not an object.
 */
export function* walkFolder(
  root: string,
  store: string,
  { prefix, after = '' }: ListOptions,
): Generator<FoundFile, void> {
  yield* walk(root, '', []);

  function* walk(folder: string, begin: string, above: readonly string[]): Generator<FoundFile, void> {
    const inside = [...above, identityOf(folder, above)];
    for (const { key, stats } of entriesOf(folder, begin, store)) {
      const file = path.join(root, key);
      if (!stats.isDirectory()) {
        if (key.startsWith(prefix) && compareKeys(key, after) > 0) yield { key, file, stats };
        continue;
      }
      const mayMatch = key.startsWith(prefix) || prefix.startsWith(key);
      const isBehind = after.startsWith(key) || compareKeys(key, after) > 0;
      if (mayMatch && isBehind) yield* walk(path.join(root, key.slice(0, -1)), key, inside);
    }
  }
}

interface Entry {
  /** For a folder, ends with a slash, so that it sorts with its files. */
  readonly key: string;
  readonly stats: fs.Stats;
}

function entriesOf(folder: string, begin: string, store: string): readonly Entry[] {
  let found: fs.Dirent[];
  try {
    found = fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // It was deleted in the meantime.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
  const entries: Entry[] = [];
  for (const dirent of found) {
    const { name } = dirent;
    const stats = statOf(path.join(folder, name));
    if (stats === undefined) {
      if (name.includes('\ufffd'))
        throw new HarnessError(`${folder} has a name that is not UTF-8, so it cannot be an S3 key.`);
      continue;
    }
    if (!stats.isDirectory() && !stats.isFile()) continue;
    if (dirent.isSymbolicLink()) checkInside(store, path.join(folder, name));
    const key = `${begin}${name}${stats.isDirectory() ? '/' : ''}`;
    if (Buffer.byteLength(key) > maxKeyBytes)
      throw new HarnessError(
        `${path.join(folder, name)} has a key longer than the ${maxKeyBytes} bytes that S3 allows.`,
      );
    entries.push({ key, stats });
  }
  return entries.sort((a, b) => compareKeys(a.key, b.key));
}

/** Throws HarnessError for a link to a folder above it: walking it would never end. */
function identityOf(folder: string, above: readonly string[]): string {
  const stats = statOf(folder);
  const identity = `${stats?.dev}/${stats?.ino}`;
  if (above.includes(identity)) throw new HarnessError(`${folder} is a link to a folder above it.`);
  return identity;
}

/**
 * The file or folder at a path; `undefined` if there is nothing, or only a broken link. Throws HarnessError if that
 * cannot be determined.
 */
export function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw unreadable(file, error);
  }
}

/** The error for a file or folder that cannot be read: a problem of the setup, not an error of S3. */
export function unreadable(file: string, error: unknown): HarnessError {
  return new HarnessError(`${file} cannot be read: ${(error as Error).message}`);
}
