import type { PartContext, PartRequest } from '../../contract/PartRequest';
import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition, type WalkedState } from '../../language/asl/walk';
import type { Json, JsonObject } from '../../util/json';
import { itemOf } from '../inspection/itemsOf';
import { VisitScope } from '../inspection/visitScope';
import { findState } from '../trace/findState';
import { iterationsOf, withAncestors } from '../trace/strands';
import type { Story, Visit } from '../trace/Story';
import { blocksAround, findPlace } from './findPlace';
import { variablesBefore } from './variables';
import { firstStateOf } from './ways';

/** A part that begins where a visit of an execution did, with its data. */
export interface PartAt {
  /** The input of the state. */
  readonly input: Json;
  readonly request: PartRequest & { readonly from: string };
}

/**
 * The part of a definition that begins with a visited state: with the input, the variables and the context that it had.
 * The definition may be newer than that of the execution. Variables that only the newer one assigns remain unknown, and
 * so does what is in no history. Throws a HarnessError if the definition has no such state.
 */
export function partAt(story: Story, visit: Visit, definition: StateMachineDefinition): PartAt {
  const { state } = findPlace(walkDefinition(definition as unknown as JsonObject), visit.state, 'from');
  const before = variablesBefore(state);
  const seen = new VisitScope(story, visit).allVariables();
  const variables = Object.fromEntries([...seen].filter(([name]) => before.has(name)));
  const then = findState(story.origin.definition, visit.state);
  const known = then === undefined ? before : variablesBefore(then);
  const isWhole = beganAtStart(story);
  return {
    input: visit.input!,
    request: {
      from: placeOfVisit(visit),
      variables,
      unassigned: isWhole ? [...before.keys()].filter((name) => !seen.has(name) && known.has(name)) : [],
      context: { ...(isWhole && executionOf(story)), ...itemContext(story, visit, state) },
    },
  };
}

/** Its state, with the items around it: `Each[3]/Ship`. */
export function placeOfVisit(visit: Visit): string {
  return [...iterationsOf(visit).map(({ state, index }) => `${state}[${index}]`), visit.state].join('/');
}

/**
 * Whether an execution began at the first state. One that ran a part has neither the variables nor the input of the
 * execution before it in its history.
 */
function beganAtStart({ main, origin }: Story): boolean {
  const [first] = main.visits;
  const state = first && findState(origin.definition, first.state);
  if (state === undefined || state !== firstStateOf(state.block)) return false;
  return state.block.owner === undefined || state.block.distributed;
}

function executionOf({ input }: Story): PartContext {
  return input === undefined ? {} : { Execution: { Input: input } };
}

function itemContext(story: Story, visit: Visit, state: WalkedState): PartContext {
  const iteration = [...withAncestors(visit)].find(({ strand }) => strand.kind === 'iteration')?.strand;
  const isItem = iteration?.owner !== undefined && [...blocksAround(state)].some(({ kind }) => kind === 'processor');
  const item = isItem ? itemOf(story, iteration.owner, iteration.index) : undefined;
  const first = item === undefined && isItem ? firstInput(iteration.visits[0], state) : undefined;
  const given = item ?? (first === undefined ? undefined : { index: iteration!.index, value: first, key: undefined });
  if (given === undefined) return {};
  const { index: Index, value: Value, key: Key } = given;
  return { Map: { Item: { Index, Value, ...(Key !== undefined && { Key }) } } };
}

/** Without an ItemSelector, an item's first state has the item as its input. */
function firstInput(visit: Visit | undefined, state: WalkedState): Json | undefined {
  const block = [...blocksAround(state)].find(({ kind }) => kind === 'processor')!;
  const { ItemSelector, Parameters } = block.owner!.object;
  const isPlain = ItemSelector === undefined && Parameters === undefined;
  return isPlain && visit?.state === firstStateOf(block)?.name ? visit?.input : undefined;
}
