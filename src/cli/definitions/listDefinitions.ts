import { DefinitionLoadError } from '../../definitions/DefinitionLoadError';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { LoadedDefinitions } from '../../definitions/LoadedDefinition';
import { exitCodes } from '../Cli';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import { createPaint } from '../terminal/paint';
import type { Terminal } from '../terminal/Terminal';
import { definitionsAsJson } from './definitionsAsJson';
import { definitionsAsText } from './definitionsAsText';

export interface ListFlags extends LoadFlags {
  readonly json?: boolean;
}

/** Files as far as they could be read, and why the others could not. */
export interface ReadFiles {
  readonly loaded: readonly { readonly file: string; readonly definitions: LoadedDefinitions }[];
  readonly errors: readonly DefinitionLoadError[];
}

/** Prints what the files declare, and answers the exit code. */
export function listDefinitions(files: readonly string[], options: ListFlags, { stdout, stderr }: Terminal): number {
  const read = readFiles(files, options);
  stdout.write(options.json ? definitionsAsJson(read) : definitionsAsText(read, createPaint(stdout)));
  const paint = createPaint(stderr);
  for (const { message } of read.errors) stderr.write(`${paint('red', 'stepmill:')} ${message}\n`);
  const missing = read.errors.length > 0 || read.loaded.some(({ definitions }) => definitions.unavailable.length > 0);
  return missing ? exitCodes.failure : exitCodes.success;
}

function readFiles(files: readonly string[], options: ListFlags): ReadFiles {
  const loaded: { file: string; definitions: LoadedDefinitions }[] = [];
  const errors: DefinitionLoadError[] = [];
  for (const file of files) {
    try {
      loaded.push({ file, definitions: loadDefinitions(file, toLoadOptions(options)) });
    } catch (error) {
      if (!DefinitionLoadError.is(error)) throw error;
      errors.push(error);
    }
  }
  return { loaded, errors };
}
