import { allStates, walkDefinition } from '../../language/asl/walk';
import { bindFunctions } from '../../definitions/bindFunctions';
import type {
  LoadedDefinition,
  LoadedDefinitions,
  LoadedFunction,
  Unresolved,
} from '../../definitions/LoadedDefinition';
import type { JsonObject } from '../../util/json';
import type { Paint } from '../terminal/paint';
import type { ReadFiles } from './listDefinitions';

/** For people: a block for each file with its state machines, functions, and the values that no file tells. */
export function definitionsAsText({ loaded }: ReadFiles, paint: Paint): string {
  return loaded.map(({ file, definitions }) => `${describeFile(file, definitions, paint)}\n`).join('\n');
}

function describeFile(file: string, definitions: LoadedDefinitions, paint: Paint): string {
  const { machines, unavailable, functions, notes } = definitions;
  const count = machines.length + unavailable.length;
  const title = `${paint('bold', file)}: ${count} state ${count === 1 ? 'machine' : 'machines'}`;
  const width = widest([...machines, ...unavailable]);
  const lines = [
    ...machines.map((machine) => describeMachine(machine, width, paint)),
    ...unavailable.map(
      ({ name, error }) =>
        `  ${paint('red', '✗')} ${name.padEnd(width)}  not at hand: ${error.message.split('\n')[0]!}`,
    ),
    ...section('Functions', describeFunctions(functions, paint)),
    ...section('Without a value in these files, so that something stands in', describeUnresolved(machines, 'unknown')),
    ...section('Made by AWS when it is deployed', describeUnresolved(machines, 'generated')),
    ...section(
      'Notes',
      notes.map(({ message, file: at, line }) => `${at}:${line}  ${message}`),
    ),
  ];
  return [title, ...lines].join('\n');
}

function describeMachine(
  { name, type, definition, source, aliases }: LoadedDefinition,
  width: number,
  paint: Paint,
): string {
  const states = [...allStates(walkDefinition(JSON.parse(definition) as JsonObject))].length;
  const { file, line, definitionFile } = source;
  const place =
    definitionFile !== undefined && definitionFile !== file ? `${file}:${line} (${definitionFile})` : `${file}:${line}`;
  const also = aliases.length === 0 ? '' : `, also ${aliases.join(', ')}`;
  return `  ${paint('green', '✓')} ${name.padEnd(width)}  ${type}, ${states} states  ${paint('dim', `${place}${also}`)}`;
}

function describeFunctions(functions: readonly LoadedFunction[], paint: Paint): string[] {
  const bound = new Map(
    bindFunctions(functions).map(({ name, handler, process }) => [
      name,
      process === undefined ? handler : `${handler} with ${process.runtime}`,
    ]),
  );
  const width = widest(functions);
  return functions.map(({ name, runtime = 'unknown runtime' }) => {
    const handler = bound.get(name);
    const how = handler === undefined ? paint('yellow', `needs a mock (${runtime})`) : `runs ${handler}`;
    return `${name.padEnd(width)}  ${how}`;
  });
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
