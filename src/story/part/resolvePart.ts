import { HarnessError } from '../../errors/HarnessError';
import type { PartRequest } from '../../contract/PartRequest';
import type { MapIteration } from '../../contract/task';
import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition, type BlockView, type WalkedState } from '../../language/asl/walk';
import type { Json, JsonObject } from '../../util/json';
import { member } from '../../util/json';
import { checkInput } from './checkInput';
import { blocksAround, findPlace, statePath, type FoundPlace } from './findPlace';
import { checkAssignedBefore, variablesBefore } from './variables';
import { reachableFrom, firstStateOf } from './ways';

/** What a request means in a definition. */
export interface ResolvedPart {
  readonly from: WalkedState;
  readonly until: WalkedState | undefined;
  /** The Maps around `from` whose items run in the same execution, outermost first. */
  readonly iterations: readonly MapIteration[];
  /** The innermost Map around `from`, and the item; `undefined` in the children of a Distributed Map. */
  readonly item:
    { readonly index: number; readonly value: Json | undefined; readonly key: string | undefined } | undefined;
  /** The Distributed Map whose child it is. */
  readonly childOf: WalkedState | undefined;
  /** The input of the execution; `undefined` if the caller has not given it and it is not the state's. */
  readonly executionInput: Json | undefined;
  /** Variables that are neither given nor excluded: by name, the states that may have assigned them. */
  readonly unknownVariables: ReadonlyMap<string, readonly string[]>;
}

/**
 * Resolves a request against the definition that it will run. Throws a HarnessError for places that do not exist, that
 * are ambiguous, or that do not follow each other, and for variables that the places cannot have.
 */
export function resolvePart(definition: StateMachineDefinition, input: Json, request: PartRequest): ResolvedPart {
  const machine = walkDefinition(definition as unknown as JsonObject);
  const { variables = {}, unassigned = [], context = {} } = request;
  const start = firstStateOf(machine);
  const place = request.from === undefined ? { state: start!, items: [] } : findPlace(machine, request.from, 'from');
  const from = place.state;
  const until = request.until === undefined ? undefined : findPlace(machine, request.until, 'until').state;
  if (until !== undefined) checkUntil(from, until);
  checkAssignedBefore(from, [...Object.keys(variables), ...unassigned]);
  const childOf = [...blocksAround(from)].find(({ distributed }) => distributed)?.owner;
  const given = context.Execution?.Input;
  const begins = from === start || (from.block.distributed && from === firstStateOf(from.block));
  const item = itemOf(place, input, request);
  if (request.from !== undefined) checkInput(from, input);
  const unknownVariables = new Map(variablesBefore(from));
  for (const name of [...Object.keys(variables), ...unassigned]) unknownVariables.delete(name);
  return {
    from,
    until,
    iterations: place.items.map(({ map, index }, at) => ({
      state: map.name,
      index: (at === place.items.length - 1 ? context.Map?.Item?.Index : undefined) ?? index ?? 0,
    })),
    item,
    childOf,
    executionInput: given === undefined && begins ? input : given,
    unknownVariables,
  };
}

function itemOf({ state, items }: FoundPlace, input: Json, { context = {} }: PartRequest): ResolvedPart['item'] {
  const { Map: { Item: given } = {} } = context;
  const last = items.at(-1);
  // AWS: the context of a Distributed Map's child has no item (recorded 2026).
  const isChild = last?.map.blocks[0]?.distributed === true;
  if (given !== undefined && (last === undefined || isChild))
    throw new HarnessError(
      `context: '${state.name}' has no $$.Map.Item: it is in ${isChild ? 'a child execution of a Distributed Map' : 'no Map'}.`,
    );
  if (last === undefined || isChild) return undefined;
  const { Index, Value, Key } = given ?? {};
  if (Index !== undefined && last.index !== undefined && Index !== last.index)
    throw new HarnessError(`context: Map.Item.Index is ${Index}, but from names the item ${last.index}.`);
  return {
    index: Index ?? last.index ?? 0,
    value: Value === undefined ? valueOf(state, last.map, input) : Value,
    key: Key,
  };
}

/** Without an ItemSelector, the first state of an item has the item as its input. */
function valueOf(state: WalkedState, { object }: WalkedState, input: Json): Json | undefined {
  const selects = member(object, 'ItemSelector') ?? member(object, 'Parameters');
  return selects === undefined && state === firstStateOf(state.block) ? input : undefined;
}

function checkUntil(from: WalkedState, until: WalkedState): void {
  const reached = reachableFrom(from);
  if (reached.has(until)) return;
  throw new HarnessError(
    `until: no run that begins at '${from.name}' comes to '${until.name}'. ${whyNot(from, until, reached)}`,
  );
}

function whyNot(from: WalkedState, until: WalkedState, reached: ReadonlySet<WalkedState>): string {
  const around = [...blocksAround(from)];
  const child = [...blocksAround(until)].find((block) => block.distributed && !around.includes(block));
  if (child !== undefined)
    return (
      `It is in the child executions of the Distributed Map '${child.owner!.name}', which are executions of their own. ` +
      `Begin there, too (from: '${statePath(firstStateOf(child) ?? until)}'), or end after '${child.owner!.name}'.`
    );
  if (isOutside(from.block, until))
    return (
      `A run that begins inside '${from.block.owner!.name}' ends with that ${from.block.kind === 'branch' ? 'branch' : 'item'}, ` +
      `because the results of the others are not known. States that it comes to: ${namesOf(reached)}.`
    );
  return `States that it comes to: ${namesOf(reached)}.`;
}

/** Whether a run in the block would have to leave it. */
function isOutside(block: BlockView, state: WalkedState): boolean {
  return block.owner !== undefined && ![...blocksAround(state)].includes(block);
}

function namesOf(states: ReadonlySet<WalkedState>): string {
  return [...states].map(({ name }) => name).join(', ');
}
