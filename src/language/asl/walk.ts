import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { stateTypes } from './fields';
import type { Path } from './path';
import { parseResource, type TaskResource } from './resource';
import type { QueryLanguage, StateMachineDefinition, StateType } from './types';

/** A `States` block as found in a definition, which may be invalid in any way. */
export interface BlockView {
  readonly kind: 'machine' | 'branch' | 'processor';
  readonly path: Path;
  readonly object: JsonObject;
  /** The states that are objects, in the order of their names' appearance. */
  readonly states: readonly WalkedState[];
  /** The Parallel or Map state that the block belongs to. */
  readonly owner: WalkedState | undefined;
  /** Whether the block runs as child executions of a Distributed Map. */
  readonly distributed: boolean;
}

/** A state as found in a definition, which may be invalid in any way. */
export interface WalkedState {
  readonly name: string;
  readonly path: Path;
  readonly object: JsonObject;
  /** `undefined` if `Type` is missing or unknown. */
  readonly type: StateType | undefined;
  readonly language: QueryLanguage;
  readonly block: BlockView;
  /** The blocks of a Parallel or a Map. */
  readonly blocks: readonly BlockView[];
}

/**
 * Reads the blocks and states of a definition. Skips whatever is not an object. The JSON must not be nested
 * deeper than `MAX_JSON_DEPTH`.
 */
export function walkDefinition(definition: JsonObject): BlockView {
  return readBlock('machine', definition, [], undefined, languageOf(definition, 'JSONPath'));
}

/** All states of a block and of the blocks inside, each before those inside it. */
export function* allStates(block: BlockView): Generator<WalkedState> {
  for (const state of block.states) {
    yield state;
    for (const inner of state.blocks) yield* allStates(inner);
  }
}

/** All states of a definition, each before those inside it. */
export function statesIn(definition: JsonObject | StateMachineDefinition): readonly WalkedState[] {
  return [...allStates(walkDefinition(definition as JsonObject))];
}

/** A block and all blocks inside it, each before those inside it. */
export function* allBlocks(block: BlockView): Generator<BlockView> {
  yield block;
  for (const state of block.states) for (const inner of state.blocks) yield* allBlocks(inner);
}

/**
 * The language of an object that may have a `QueryLanguage`.
 *
 * AWS: only the exact string `JSONPath` means JSONPath; any other value counts as JSONata (and is reported separately).
 * States inside a Map or Parallel take the machine's language, not the language of the state around them.
 */
export function languageOf(object: JsonObject, inherited: QueryLanguage): QueryLanguage {
  const written = member(object, 'QueryLanguage');
  if (written === undefined) return inherited;
  return written === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

/** What the `Resource` of a Task names; `undefined` for other states, and for a string that names nothing. */
export function resourceOf({ type, object }: Pick<WalkedState, 'type' | 'object'>): TaskResource | undefined {
  const arn = type === 'Task' ? textIn(object, 'Resource') : undefined;
  return arn === undefined ? undefined : parseResource(arn);
}

/** The value of a string member; `undefined` for anything else. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** The objects of a list: the rules of a Choice, retriers, catchers. */
export function objectsIn(object: JsonObject, name: string): readonly JsonObject[] {
  const list = member(object, name);
  return isArray(list) ? list.filter(isObject) : [];
}

function readBlock(
  kind: BlockView['kind'],
  object: JsonObject,
  path: Path,
  owner: WalkedState | undefined,
  machineLanguage: QueryLanguage,
): BlockView {
  const states: WalkedState[] = [];
  const block: BlockView = {
    kind,
    path,
    object,
    states,
    owner,
    distributed: kind === 'processor' && isDistributed(object),
  };
  const written = member(object, 'States');
  if (!isObject(written)) return block;
  for (const [name, state] of Object.entries(written)) {
    if (isObject(state)) states.push(readState(name, state, [...path, 'States', name], block, machineLanguage));
  }
  return block;
}

function readState(
  name: string,
  object: JsonObject,
  path: Path,
  block: BlockView,
  machineLanguage: QueryLanguage,
): WalkedState {
  const blocks: BlockView[] = [];
  const written = member(object, 'Type');
  const type = stateTypes.find((known) => known === written);
  const view: WalkedState = { name, path, object, type, language: languageOf(object, machineLanguage), block, blocks };
  const add = (kind: BlockView['kind'], value: Json | undefined, ...steps: Path): void => {
    if (isObject(value)) blocks.push(readBlock(kind, value, [...path, ...steps], view, machineLanguage));
  };
  if (type === 'Parallel') {
    const branches = member(object, 'Branches');
    if (isArray(branches)) branches.forEach((branch, index) => add('branch', branch, 'Branches', index));
  }
  if (type === 'Map') {
    for (const field of ['ItemProcessor', 'Iterator']) add('processor', member(object, field), field);
  }
  return view;
}

function isDistributed(processor: JsonObject): boolean {
  const config = member(processor, 'ProcessorConfig');
  return isObject(config) && member(config, 'Mode') === 'DISTRIBUTED';
}
