import { existsSync, realpathSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../errors/HarnessError';
import { makeFolders } from '../util/makeFolders';

/** Throws a HarnessError if a file to be overwritten is also an input of the command. */
export function checkUnread(out: string | undefined, read: readonly string[]): void {
  if (out === undefined || !existsSync(out)) return;
  const target = realpathSync(out);
  if (read.some((file) => existsSync(file) && realpathSync(file) === target))
    throw new HarnessError(`${out} is an input of this command, so it is not overwritten. Name another file.`);
}

/** Throws a HarnessError if one of some files exists, unless it may be overwritten. */
export function checkNew(files: readonly (string | undefined)[], force: boolean | undefined): void {
  const there = files.find((file) => file !== undefined && existsSync(file));
  if (there === undefined || force === true) return;
  throw new HarnessError(`${there} already exists and is kept. Name another file, or overwrite it with --force.`);
}

/**
 * Writes a file, and creates its folders. Throws a HarnessError if that fails, or if the file exists without `force`.
 */
export function writeNew(file: string, text: string, force: boolean | undefined): void {
  checkNew([file], force);
  try {
    makeFolders(path.dirname(path.resolve(file)));
    writeFileSync(file, text, { flag: force === true ? 'w' : 'wx' });
  } catch (error) {
    throw new HarnessError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

/** Whether Node treats a file as an ES module, as do TypeScript compilers. */
export function isModule(file: string): boolean {
  if (/\.(?:m[jt]s|tsx?)$/.test(file)) return true;
  if (!file.endsWith('.js')) return false;
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) return /"type"\s*:\s*"module"/.test(readFileSync(manifest, 'utf8'));
    if (folder === path.dirname(folder)) return false;
  }
}
