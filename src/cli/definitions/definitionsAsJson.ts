import type { LoadedDefinition, LoadedFunction } from '../../definitions/LoadedDefinition';
import type { ReadFiles } from './listDefinitions';

/** For other programs: an object with the state machines, functions, notes and errors of all files. */
export function definitionsAsJson({ loaded, errors }: ReadFiles): string {
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
