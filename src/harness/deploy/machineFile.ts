import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type * as Doubter from '../../definitions/doubts';
import type * as Finder from '../../definitions/findDefinition';
import type { LoadedDefinition, LoadedDefinitions } from '../../definitions/LoadedDefinition';
import { addDoubts } from '../../story/trace/doubts';
import { testFile } from '../../util/testFile';
import { lazy } from '../../util/lazy';

/**
 * The path of a file. One that the current folder does not have is looked for beside the test and in the folders above
 * it: with Jest's `projects`, the current folder is that of the workspace, not of the package.
 */
export function located(file: string): string {
  const test = isAbsolute(file) || existsSync(file) ? undefined : testFile();
  const inside = test === undefined ? '..' : relative('', test);
  if (test === undefined || inside.startsWith('..') || isAbsolute(inside)) return file;
  for (let folder = dirname(inside); folder !== '.'; folder = dirname(folder))
    if (existsSync(join(folder, file))) return join(folder, file);
  return file;
}

/** The machine of a name; one that an assembly does not have may be in sources that are newer. */
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

/** What speaks against a machine, a line each; of a function, where the message of a failure is about it. */
export function doubtLines(machine: LoadedDefinition, message: string): readonly string[] {
  const { doubtsAbout, doubtLine } = doubter();
  const tells = ({ code, subject }: Doubter.Doubt): boolean =>
    code !== 'FUNCTION_NOT_THERE' || message.includes(subject);
  return doubtsAbout(machine).filter(tells).map(doubtLine);
}

/** Only a test that fails looks for what speaks against its files. */
const doubter = lazy(() => require('../../definitions/doubts') as typeof import('../../definitions/doubts'));
