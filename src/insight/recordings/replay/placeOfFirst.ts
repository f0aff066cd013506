import { toPointer, type Path } from '../../../language/asl/path';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { Difference, DifferenceKind } from '../../diff/Comparison';
import { statesOf } from '../../../story/trace/findState';
import type { Origin, Story } from '../../../story/trace/Story';
import { member, isArray, isObject, jsonEquals, type Json, type JsonObject } from '../../../util/json';
import type { DefinitionPlace } from './Replay';
import type { BlockView, WalkedState } from '../../../language/asl/walk';

/** The definitions of a replay. */
export interface Definitions {
  readonly recorded: StateMachineDefinition;
  readonly played: StateMachineDefinition;
  readonly locate: Origin['locate'];
}

/**
 * The place in the played definition that caused a difference: a change in the state where it shows, or else in one of
 * the states on the path to it, or else the field that produces such a value.
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

/** The place of a state that makes a call which is not recorded, or the change in it. */
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

/** The fields that produce a value of this kind; the first that exists. */
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

/** Where two definitions differ: the state (`undefined`: the machine itself), and a JSON pointer into the later one. */
interface Change {
  readonly state: string | undefined;
  readonly pointer: string;
}

/** Fields without effect. */
const silent: ReadonlySet<string> = new Set(['Comment', 'Assertions']);

/** Fields of a state that hold other states. */
const blockFields: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator']);

/** What was changed from one definition to another, state by state; states are matched by name. */
function changesOf(before: StateMachineDefinition, after: StateMachineDefinition): readonly Change[] {
  const [was, is] = [statesOf(before), statesOf(after)];
  const changes: Change[] = [];
  const machine = (definition: StateMachineDefinition): JsonObject => definition as unknown as JsonObject;
  for (const pointer of fields(machine(before), machine(after), [], new Set(['States'])))
    changes.push({ state: undefined, pointer });
  for (const [name, view] of is) {
    const old = was.get(name);
    if (old === undefined) changes.push({ state: name, pointer: toPointer(view.path) });
    else changes.push(...changesOfState(old, view));
  }
  for (const [name, { block }] of was)
    if (!is.has(name)) changes.push({ state: name, pointer: toPointer(placeOfStates(block, is)) });
  return changes;
}

/** The States of a block in the later definition; the state that holds it, if that has fewer blocks now. */
function placeOfStates({ owner, object }: BlockView, is: ReadonlyMap<string, WalkedState>): Path {
  const later = owner && is.get(owner.name);
  if (later === undefined) return ['States'];
  const block = later.blocks[owner!.blocks.findIndex((one) => one.object === object)];
  return block === undefined ? later.path : [...block.path, 'States'];
}

function changesOfState(was: WalkedState, is: WalkedState): readonly Change[] {
  const own = fields(was.object, is.object, is.path, blockFields);
  const blocks = is.blocks.flatMap((block, index) => {
    const old = was.blocks[index]?.object;
    return old === undefined ? [toPointer(block.path)] : fields(old, block.object, block.path, new Set(['States']));
  });
  const fewer = was.blocks.length > is.blocks.length ? [toPointer(is.path)] : [];
  return [...own, ...blocks, ...fewer].map((pointer) => ({ state: is.name, pointer }));
}

/** A recording has another account than the file; accounts and regions are ignored. */
function withoutAccount(text: string): string {
  return text
    .replace(/\b(arn:aws[\w-]*:[\w-]+):[\w-]*:\d{12}:/g, '$1:::')
    .replace(/(https:\/\/sqs\.)[\w-]+(\.amazonaws\.com(?:\.cn)?\/)\d{12}\//g, '$1$2');
}

/** Pointers to differences, as deep as both sides have a value. */
function fields(was: JsonObject, is: JsonObject, path: Path, without: ReadonlySet<string>): readonly string[] {
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  return names
    .filter((name) => !without.has(name) && !silent.has(name))
    .flatMap((name) => values(member(was, name), member(is, name), [...path, name]));
}

function values(was: Json | undefined, is: Json | undefined, path: Path): readonly string[] {
  if (was !== undefined && is !== undefined && jsonEquals(was, is)) return [];
  if (typeof was === 'string' && typeof is === 'string' && withoutAccount(was) === withoutAccount(is)) return [];
  if (isObject(was) && isObject(is)) return fields(was, is, path, new Set());
  if (isArray(was) && isArray(is) && was.length === is.length)
    return is.flatMap((item, index) => values(was[index], item, [...path, index]));
  // A removed member is reported at the object around it.
  return [toPointer(is === undefined ? path.slice(0, -1) : path)];
}
