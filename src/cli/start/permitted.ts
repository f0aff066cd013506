import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { HarnessError } from '../../errors/HarnessError';

/** The file's path. Throws HarnessError if it is not below one of the folders, links followed. */
export function permitted(file: string, folders: readonly string[]): string {
  const [first] = folders;
  if (first === undefined)
    throw new HarnessError(
      'This server deploys only its own files. Start it with --deploy-from FOLDER to let callers deploy the files below it.',
    );
  const path = resolve(first, file);
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    throw new HarnessError(`There is no file ${path}.`);
  }
  const isBelow = (folder: string): boolean => {
    const way = relative(realpathSync(folder), real);
    return !way.startsWith('..') && !isAbsolute(way);
  };
  if (folders.some(isBelow)) return path;
  throw new HarnessError(`${path} is not below ${folders.join(', ')}: the folders of --deploy-from.`);
}
