import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type * as Doubter from '../../definitions/doubts';
import type * as Finder from '../../definitions/findDefinition';
import type { LoadedDefinition, LoadedDefinitions } from '../../definitions/LoadedDefinition';
import { addDoubts } from '../../story/trace/doubts';
import { testFile } from '../../util/testFile';
import { lazy } from '../../util/lazy';

/**
 * The path of a file. If it is not in the current folder, it is searched beside the test and in the folders above: with
 * Jest's `projects`, the current folder is the workspace's, not the package's.
 */
export function located(file: string): string {
  const test = isAbsolute(file) || existsSync(file) ? undefined : testFile();
  const inside = test === undefined ? '..' : relative('', test);
  if (test === undefined || inside.startsWith('..') || isAbsolute(inside)) return file;
  for (let folder = dirname(inside); folder !== '.'; folder = dirname(folder))
    if (existsSync(join(folder, file))) return join(folder, file);
  return file;
}

/** The machine with a name. If an assembly lacks it, the sources may be newer than the assembly. */
export function found(
  loaded: LoadedDefinitions,
  name: string | undefined,
  find: typeof Finder.findDefinition,
): LoadedDefinition {
  try {
    return find(loaded, name);
  } catch (error) {
    const file = loaded.machines.find(({ format }) => format === 'cdk')?.source.file;
    const doubts = (): string[] => doubter().doubtsAboutAssembly(file).map(doubter().doubtLine);
    throw addDoubts(error, { doubts });
  }
}

/** The doubts about a machine's file, one line each; those about a function only if the failure message mentions it. */
export function doubtLines(machine: LoadedDefinition, message: string): readonly string[] {
  const { doubtsAbout, doubtLine } = doubter();
  const tells = ({ code, subject }: Doubter.Doubt): boolean =>
    code !== 'FUNCTION_NOT_THERE' || message.includes(subject);
  return doubtsAbout(machine).filter(tells).map(doubtLine);
}

/** Loaded late: only a failing test looks for doubts about its files. */
const doubter = lazy(() => require('../../definitions/doubts') as typeof import('../../definitions/doubts'));
