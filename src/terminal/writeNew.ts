import { existsSync, realpathSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../errors/HarnessError';
import { makeFolders } from '../util/makeFolders';

/** Throws a HarnessError for a file that is to be written over, though the command reads it. */
export function checkUnread(out: string | undefined, read: readonly string[]): void {
  if (out === undefined || !existsSync(out)) return;
  const target = realpathSync(out);
  if (read.some((file) => existsSync(file) && realpathSync(file) === target))
    throw new HarnessError(`${out} is what this command reads: it is not written over. Name another file.`);
}

/** Throws a HarnessError when one of some files is there, unless it may be written over. */
export function checkNew(files: readonly (string | undefined)[], force: boolean | undefined): void {
  const there = files.find((file) => file !== undefined && existsSync(file));
  if (there === undefined || force === true) return;
  throw new HarnessError(
    `${there} is there already, and stays as it is. Name another file, or write over it with --force.`,
  );
}

/** Writes a file, with the folders that it needs. Throws a HarnessError when it cannot be, or is there without `force`. */
export function writeNew(file: string, text: string, force: boolean | undefined): void {
  checkNew([file], force);
  try {
    makeFolders(path.dirname(path.resolve(file)));
    writeFileSync(file, text, { flag: force === true ? 'w' : 'wx' });
  } catch (error) {
    throw new HarnessError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

/** Whether Node takes a file as an ES module, and what compiles TypeScript expects one. */
export function isModule(file: string): boolean {
  if (/\.(?:m[jt]s|tsx?)$/.test(file)) return true;
  if (!file.endsWith('.js')) return false;
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) return /"type"\s*:\s*"module"/.test(readFileSync(manifest, 'utf8'));
    if (folder === path.dirname(folder)) return false;
  }
}
