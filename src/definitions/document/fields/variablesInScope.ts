import { isObject, member, type Json, type JsonObject } from '../../../util/json';
import { objectsIn, textIn, type BlockView, type WalkedState } from '../../../language/asl/walk';

/** The names of the states to which a state can lead. */
export function nextNames({ object }: WalkedState): readonly string[] {
  const holders = [object, ...objectsIn(object, 'Choices'), ...objectsIn(object, 'Catch')];
  const names = holders.map((holder) => textIn(holder, 'Next'));
  return [...names, textIn(object, 'Default')].filter((name) => name !== undefined);
}

/**
 * The variables that may be assigned when a state begins: by states of its block that can come before it, and by those
 * before the blocks around it.
 */
export function variablesInScope(state: WalkedState): readonly string[] {
  const names = new Set<string>();
  for (let at: WalkedState | undefined = state; at !== undefined; at = at.block.owner)
    for (const earlier of statesBefore(at.block, at.name)) for (const name of assignedBy(earlier)) names.add(name);
  return [...names].sort();
}

function statesBefore(block: BlockView, name: string): readonly WalkedState[] {
  const leading = new Map<string, WalkedState[]>();
  for (const state of block.states)
    for (const target of new Set(nextNames(state))) leading.set(target, [...(leading.get(target) ?? []), state]);
  const found = new Set<WalkedState>();
  const open = [name];
  while (open.length > 0) {
    for (const state of leading.get(open.pop()!) ?? []) {
      if (found.has(state)) continue;
      found.add(state);
      open.push(state.name);
    }
  }
  return [...found];
}

function assignedBy({ object }: WalkedState): readonly string[] {
  const holders: JsonObject[] = [object, ...objectsIn(object, 'Choices'), ...objectsIn(object, 'Catch')];
  return holders.flatMap((holder) => namesIn(member(holder, 'Assign')));
}

function namesIn(assign: Json | undefined): readonly string[] {
  return isObject(assign) ? Object.keys(assign).map((name) => name.replace(/\.\$$/, '')) : [];
}
