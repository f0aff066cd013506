import { HarnessError } from '../../errors/HarnessError';
import type { PartRequest } from '../../contract/PartRequest';
import type { MapIteration } from '../../contract/task';
import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition, type WalkedState } from '../../language/asl/walk';
import { jsonEquals, member, type Json, type JsonObject } from '../../util/json';
import { blocksAround, findPlace, type FoundPlace } from './findPlace';
import { variablesBefore } from './variables';
import { firstStateOf } from './ways';

/** What a request means in a definition. */
export interface ResolvedPart {
  readonly from: WalkedState;
  readonly until: WalkedState | undefined;
  /** The items that `until` names: another item does not end the run. */
  readonly untilItems: readonly MapIteration[];
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
 * Resolves a request against the definition that it will run. Throws a HarnessError for places that do not exist or are
 * ambiguous. `checkPart` has the other checks.
 */
export function resolvePart(definition: StateMachineDefinition, input: Json, request: PartRequest): ResolvedPart {
  const machine = walkDefinition(definition as unknown as JsonObject);
  const { variables = {}, unassigned = [], context = {} } = request;
  const start = firstStateOf(machine);
  const place = request.from === undefined ? { state: start!, items: [] } : findPlace(machine, request.from, 'from');
  const from = place.state;
  const end = request.until === undefined ? undefined : findPlace(machine, request.until, 'until');
  const childOf = [...blocksAround(from)].find(({ distributed }) => distributed)?.owner;
  const given = context.Execution?.Input;
  const begins = from === start || (from.block.distributed && from === firstStateOf(from.block));
  const item = itemOf(place, input, request);
  const unknownVariables = new Map(variablesBefore(from));
  for (const name of [...Object.keys(variables), ...unassigned]) unknownVariables.delete(name);
  return {
    from,
    until: end?.state,
    untilItems: (end?.items ?? []).flatMap(({ map, index }) =>
      index === undefined ? [] : [{ state: map.name, index }],
    ),
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
  const known = valueOf(state, last.map, input);
  if (known !== undefined && Value !== undefined && !jsonEquals(known, Value))
    throw new HarnessError(`context: Map.Item.Value is not the input, but the input of '${state.name}' is the item.`);
  return {
    index: Index ?? last.index ?? 0,
    value: Value === undefined ? known : Value,
    key: Key,
  };
}

/** Without an ItemSelector, the first state of an item has the item as its input. */
function valueOf(state: WalkedState, { object }: WalkedState, input: Json): Json | undefined {
  const selects = member(object, 'ItemSelector') ?? member(object, 'Parameters');
  return selects === undefined && state === firstStateOf(state.block) ? input : undefined;
}
