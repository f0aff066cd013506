import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { statePathOf } from '../../../../definitions/document/gestures/statePath';
import { allBlocks, allStates, type BlockView, type WalkedState } from '../../../../language/asl/walk';
import { isArray, jsonEquals, member, type Json, type JsonObject } from '../../../../util/json';

/**
 * Where a place of one version of a machine is in another version: of a state, a block, or a way out with its rule or
 * catcher. `undefined` where it is gone, or where several could be it. A state is known by its name, a branch by the
 * states in it, an empty one, a rule and a catcher by being the only one of their kind in their list.
 */
export function placeNow(path: DocumentPath, before: BlockView, after: BlockView): DocumentPath | undefined {
  if (before === after) return path;
  const block = onlyOne([...allBlocks(before)], (one) => isSame(one.path, path));
  if (block !== undefined) return blockNow(block, before, after)?.path;
  const from = statePathOf(path);
  if (from === undefined || path.at(-1) === 'StartAt') return startNow(path, before, after);
  const state = onlyOne([...allStates(before)], (one) => isSame(one.path, from));
  const now = state && stateNow(state, before, after);
  if (state === undefined || now === undefined) return undefined;
  const rest = wayNow(path.slice(from.length), state.object, now.object);
  return rest && [...now.path, ...rest];
}

/** The machine that a block is of. */
export function machineOf(block: BlockView): BlockView {
  return block.owner === undefined ? block : machineOf(block.owner.block);
}

function stateNow({ name }: WalkedState, before: BlockView, after: BlockView): WalkedState | undefined {
  const isNamed = (one: WalkedState): boolean => one.name === name;
  return onlyOne([...allStates(before)], isNamed) && onlyOne([...allStates(after)], isNamed);
}

function blockNow(block: BlockView, before: BlockView, after: BlockView): BlockView | undefined {
  const { owner } = block;
  if (owner === undefined) return after;
  const now = stateNow(owner, before, after);
  if (now === undefined) return undefined;
  if (block.kind === 'processor') return now.blocks.find(({ path }) => path.at(-1) === block.path.at(-1));
  if (block.states.length > 0) {
    const homes = block.states.map((state) => stateNow(state, before, after)?.block);
    const home = onlyOne([...new Set(homes.filter((one) => one !== undefined))], () => true);
    return home?.owner === now ? home : undefined;
  }
  const isEmptyOne = ({ kind, states }: BlockView): boolean => kind === 'branch' && states.length === 0;
  return onlyOne(owner.blocks, isEmptyOne) && onlyOne(now.blocks, isEmptyOne);
}

/** The way from the start of a block, as long as it leads to the same state. */
function startNow(path: DocumentPath, before: BlockView, after: BlockView): DocumentPath | undefined {
  const block = onlyOne([...allBlocks(before)], (one) => isSame([...one.path, 'StartAt'], path));
  const now = block && blockNow(block, before, after);
  if (block === undefined || now === undefined) return undefined;
  return isSameMember(block.object, now.object, 'StartAt') ? [...now.path, 'StartAt'] : undefined;
}

/** The rest of a path inside of a state: `['Choices', 0, 'Next']`, `['Next']`. */
function wayNow(rest: DocumentPath, before: JsonObject, after: JsonObject): DocumentPath | undefined {
  const [field, index, ...inside] = rest;
  if (field === undefined) return [];
  const [old, now] = [member(before, String(field)), member(after, String(field))];
  if (index === undefined) return isSameMember(before, after, String(field)) ? rest : undefined;
  const item = isArray(old) ? old[Number(index)] : undefined;
  if (item === undefined || !isArray(old) || !isArray(now)) return undefined;
  const isIt = (one: Json): boolean => jsonEquals(one, item);
  const found = onlyOne(old, isIt) !== undefined && onlyOne(now, isIt) !== undefined;
  return found ? [field, now.findIndex(isIt), ...inside] : undefined;
}

function isSameMember(one: JsonObject, other: JsonObject, name: string): boolean {
  const [first, second] = [member(one, name), member(other, name)];
  return first === undefined || second === undefined ? first === second : jsonEquals(first, second);
}

function onlyOne<T>(list: readonly T[], isIt: (one: T) => boolean): T | undefined {
  const found = list.filter(isIt);
  return found.length === 1 ? found[0] : undefined;
}

function isSame(one: DocumentPath, other: DocumentPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}
