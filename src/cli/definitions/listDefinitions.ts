import { DefinitionLoadError } from '../../definitions/DefinitionLoadError';
import { doubtsAbout } from '../../definitions/doubts';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import type {
  LoadedDefinitions,
  LoadedDefinition,
  LoadedFunction,
  LoadNote,
  Unresolved,
} from '../../definitions/LoadedDefinition';
import { exitCodes } from '../../terminal/Cli';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import { createPaint, printMessage, type Paint } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';
import { statesIn } from '../../language/asl/walk';
import { createService } from '../../emulator/service/createService';
import type { Service } from '../../emulator/service/Service';
import { describeDependencies, describeUncalled } from '../dependencies/describeDependencies';
import { machineDependencies, uncalledFunctions } from '../dependencies/machineDependencies';
import type { JsonObject } from '../../util/json';
import { describeStarts } from './describeStarts';
import { present } from '../../util/present';

export interface ListFlags extends LoadFlags {
  readonly json?: boolean;
}

/** The files that could be read, and why the others could not. */
interface ReadFiles {
  readonly loaded: readonly { readonly file: string; readonly definitions: LoadedDefinitions }[];
  readonly errors: readonly DefinitionLoadError[];
}

/** Prints what the files declare, and returns the exit code. */
export function listDefinitions(files: readonly string[], options: ListFlags, terminal: Terminal): number {
  const { stdout, stderr, environment } = terminal;
  // What `stepmill start` would have: endpoints come from the environment.
  const service = createService({ environment, accountId: options.account, region: options.region });
  const read = readFiles(files, options);
  stdout.write(options.json ? definitionsAsJson(read, service) : definitionsAsText(read, service, createPaint(stdout)));
  service.close();
  for (const { message } of read.errors) printMessage(stderr, 'error', message);
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

/** As JSON: an object with the state machines, functions, notes and errors of all files. */
function definitionsAsJson({ loaded, errors }: ReadFiles, service: Service): string {
  const all = loaded.map(({ definitions }) => definitions);
  const result = {
    stateMachines: all.flatMap((each) =>
      each.machines.map((machine) => ({
        ...machineRow(machine),
        ...machineDependencies(machine, each, service),
      })),
    ),
    notAtHand: all.flatMap(({ unavailable }) =>
      unavailable.map(({ name, aliases, format, source, error }) => ({
        name,
        aliases,
        format,
        source,
        reason: error.reason,
        ...present({ hint: error.hint }),
      })),
    ),
    functions: all.flatMap(({ functions }) => functions.map(functionRow)),
    starts: all.flatMap(({ starts }) => starts),
    notes: all.flatMap(({ notes, machines }) => [...notes, ...doubtNotes(machines)]),
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

/** Values of variables may be secrets, so only their names are shown. */
function functionRow({ environment, inlineCode, ...known }: LoadedFunction): object {
  return { ...known, environment: Object.keys(environment), ...(inlineCode === undefined ? {} : { inlineCode: true }) };
}

/** As text: a block for each file with its state machines, functions, and the values that no file contains. */
function definitionsAsText({ loaded }: ReadFiles, service: Service, paint: Paint): string {
  return loaded.map(({ file, definitions }) => `${describeFile(file, definitions, service, paint)}\n`).join('\n');
}

function describeFile(file: string, definitions: LoadedDefinitions, service: Service, paint: Paint): string {
  const { machines, unavailable, notes } = definitions;
  const doubts = doubtNotes(machines);
  const needed = machines.map((machine) => machineDependencies(machine, definitions, service));
  const count = machines.length + unavailable.length;
  const title = `${paint('bold', file)}: ${count} state ${count === 1 ? 'machine' : 'machines'}`;
  const width = widest([...machines, ...unavailable]);
  const lines = [
    ...machines.flatMap((machine, index) => [
      describeMachine(machine, width, paint),
      ...describeDependencies(needed[index]!, paint).map((row) => `      ${row}`),
    ]),
    ...unavailable.map(
      ({ name, error }) =>
        `  ${paint('red', '✗')} ${name.padEnd(width)}  not available: ${error.message.split('\n')[0]!}`,
    ),
    ...section('What starts them', describeStarts(definitions.starts)),
    ...section(
      'Functions that no state machine calls',
      describeUncalled(uncalledFunctions(definitions.functions, needed, service), paint),
    ),
    ...section('Without a value in these files, so a placeholder is used', describeUnresolved(machines, 'unknown')),
    ...section('Created by AWS at deployment', describeUnresolved(machines, 'generated')),
    ...section(
      'Notes',
      [...notes, ...doubts].map(({ message, file: at, line }) => `${at}:${line}  ${message}`),
    ),
  ];
  return [title, ...lines].join('\n');
}

/** The doubts about the machines, as notes. */
function doubtNotes(machines: readonly LoadedDefinition[]): readonly LoadNote[] {
  const notes = machines
    .flatMap(doubtsAbout)
    .map(({ message, hint, at }): LoadNote => ({ message: `${message} ${hint}`, ...at }));
  return [...new Map(notes.map((note) => [note.message, note])).values()];
}

function describeMachine(
  { name, type, definition, source, aliases }: LoadedDefinition,
  width: number,
  paint: Paint,
): string {
  const states = statesIn(JSON.parse(definition) as JsonObject).length;
  const { file, line, definitionFile } = source;
  const place =
    definitionFile !== undefined && definitionFile !== file ? `${file}:${line} (${definitionFile})` : `${file}:${line}`;
  const also = aliases.length === 0 ? '' : `, also ${aliases.join(', ')}`;
  return `  ${paint('green', '✓')} ${name.padEnd(width)}  ${type}, ${states} states  ${paint('dim', `${place}${also}`)}`;
}

function describeUnresolved(machines: readonly LoadedDefinition[], kind: Unresolved['kind']): string[] {
  const values = machines.flatMap(({ unresolved }) => unresolved).filter((value) => value.kind === kind);
  const rows = values.map(({ value, stub, file, line, column, reason }) => ({
    value,
    stub,
    reason,
    place: `${file}:${line}:${column}`,
  }));
  const width = Math.max(0, ...rows.map(({ value }) => Math.min(value.length, 40)));
  return [...new Set(rows.map(({ value, stub, place }) => `${value.padEnd(width)} → ${stub}  ${place}`))];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}:`, ...lines.map((line) => `    ${line}`)];
}

function widest(named: readonly { readonly name: string }[]): number {
  return Math.max(0, ...named.map(({ name }) => Math.min(name.length, 40)));
}
