import { DefinitionLoadError } from '../../definitions/DefinitionLoadError';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import type { LoadedDefinitions, LoadedDefinition, LoadedFunction } from '../../definitions/LoadedDefinition';
import { exitCodes } from '../Cli';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import { createPaint } from '../terminal/paint';
import type { Terminal } from '../terminal/Terminal';
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
  const loadOptions = toLoadOptions(options);
  const given = new GivenValues(loadOptions);
  for (const file of files) {
    try {
      loaded.push({ file, definitions: loadWith(given, file, loadOptions) });
    } catch (error) {
      if (!DefinitionLoadError.is(error)) throw error;
      errors.push(error);
    }
  }
  if (errors.length === 0) given.check(files[0]!);
  return { loaded, errors };
}

/** For other programs: an object with the state machines, functions, notes and errors of all files. */
function definitionsAsJson({ loaded, errors }: ReadFiles): string {
  const all = loaded.map(({ definitions }) => definitions);
  const result = {
    stateMachines: all.flatMap(({ machines }) => machines.map(machineRow)),
    notAtHand: all.flatMap(({ unavailable }) =>
      unavailable.map(({ name, aliases, format, source, error }) => ({
        name,
        aliases,
        format,
        source,
        reason: error.reason,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
      })),
    ),
    functions: all.flatMap(({ functions }) => functions.map(functionRow)),
    notes: all.flatMap(({ notes }) => notes),
    errors: errors.map(({ file, line, column, reason, hint }) => ({ file, line, column, reason, hint })),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function machineRow(machine: LoadedDefinition): object {
  const { name, aliases, stateMachineName, format, type, roleArn, source, unresolved, definition } = machine;
  const { StartAt, States } = JSON.parse(definition) as { StartAt?: string; States?: object };
  const states = Object.keys(States ?? {});
  const parts = { name, aliases, stateMachineName, format, type, roleArn, source, startAt: StartAt, states };
  return { ...parts, unresolved, definition };
}

/** Values of variables may be secrets: their names are enough here. */
function functionRow({ environment, inlineCode, ...known }: LoadedFunction): object {
  return { ...known, environment: Object.keys(environment), ...(inlineCode === undefined ? {} : { inlineCode: true }) };
}
