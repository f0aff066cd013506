import { toPointer, type Path } from '../../../language/asl/path';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { Difference, DifferenceKind } from '../../../story/diff/Comparison';
import { statesOf } from '../../../story/trace/findState';
import type { Origin, Story } from '../../../story/trace/Story';
import { member } from '../../../util/json';
import { changesOf, type Change } from './changesOf';
import type { DefinitionPlace } from './Replay';

/** The definitions of a replay. */
export interface Definitions {
  readonly recorded: StateMachineDefinition;
  readonly played: StateMachineDefinition;
  readonly locate: Origin['locate'];
}

/**
 * The place in the played definition that made a difference: what was changed in the state where it shows, else in one of
 * the states on the way there, else the field that makes such a value.
 */
export function placeOfFirst(
  { what, place }: Difference,
  { visits }: Story,
  definitions: Definitions,
): DefinitionPlace | undefined {
  // The input of an execution does not come from the definition.
  if (what === 'input' && place.state === undefined) return undefined;
  const at = visits.findLastIndex(({ state }) => state === place.state);
  const path = visits.slice(0, at < 0 ? undefined : at + 1).map(({ state }) => state);
  const { recorded, played } = definitions;
  const changes = changesOf(recorded, played);
  const around = place.within.map(({ state }) => state);
  const suspects = [...(place.state === undefined ? [] : [place.state]), ...path.toReversed(), ...around.toReversed()];
  // The states that a child went through are not among these.
  const other = place.within.some(({ kind }) => kind === 'child') ? changes[0] : undefined;
  const change = firstChange(changes, suspects) ?? changes.find(({ state }) => state === undefined) ?? other;
  if (change !== undefined) return located(change.pointer, true, definitions);
  return located(fieldOf(what, place.state, played), false, definitions);
}

/** The place of a state that asks for what is not recorded, or of what has changed in it. */
export function placeOfState(state: string, path: readonly string[], definitions: Definitions): DefinitionPlace {
  const { recorded, played } = definitions;
  const changes = changesOf(recorded, played);
  const change = firstChange(changes, [state, ...path.toReversed()]) ?? changes[0];
  if (change !== undefined) return located(change.pointer, true, definitions);
  return located(fieldOf('outcome', state, played), false, definitions);
}

function firstChange(changes: readonly Change[], states: readonly string[]): Change | undefined {
  for (const state of states) {
    const change = changes.find((one) => one.state === state);
    if (change !== undefined) return change;
  }
  return undefined;
}

/** The fields that make a value of this kind; the first that is there. */
const makers: Partial<Record<DifferenceKind, readonly string[]>> = {
  path: ['Choices', 'Catch', 'Next'],
  input: ['InputPath'],
  resource: ['Resource'],
  role: ['Credentials'],
  parameters: ['Parameters', 'Arguments', 'InputPath'],
  result: ['Resource'],
  attempts: ['Retry'],
  items: ['Items', 'ItemsPath'],
  branches: ['Branches'],
  children: ['ItemReader', 'Items', 'ItemsPath'],
  outcome: ['Catch', 'Retry'],
  variables: ['Assign'],
  output: ['Output', 'OutputPath', 'ResultPath', 'ResultSelector', 'Parameters', 'Result'],
  duration: ['Seconds', 'Timestamp', 'Retry'],
};

function fieldOf(what: DifferenceKind, state: string | undefined, definition: StateMachineDefinition): string {
  const view = state === undefined ? undefined : statesOf(definition).get(state);
  if (view === undefined) return '';
  const field = makers[what]?.find((name) => member(view.object, name) !== undefined);
  return toPointer(field === undefined ? view.path : ([...view.path, field] satisfies Path));
}

function located(pointer: string, changed: boolean, { locate }: Definitions): DefinitionPlace {
  const position = locate?.(pointer);
  return {
    pointer,
    changed,
    ...(position !== undefined && { file: position.file, line: position.line }),
  };
}
