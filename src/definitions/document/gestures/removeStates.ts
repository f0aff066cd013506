import { textIn, type BlockView } from '../../../language/asl/walk';
import { isArray, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { setEnd } from './putFragment';
import { Sketch } from './Sketch';
import { stateNameAt } from './statePath';
import { blockAt, transitionsIn, type Transition } from './transitions';

/** Where a way goes on: to a state, to the end, or nobody knows. */
type Goal = { readonly to: string } | 'end' | undefined;

/**
 * Deletes states. What led to one leads to its successor. Rules and catchers that would lead nowhere go, too; other
 * transitions that cannot be rewired stay as they are and lead nowhere.
 */
export function removeStates(definition: JsonObject, paths: readonly DocumentPath[]): Gesture {
  const sketch = new Sketch(definition);
  if (paths.length === 0) throw new CannotGestureError('Select a state first.');
  // Inner states go with the states around them.
  const outer = paths.filter((path) => !paths.some((other) => isInside(path, other)));
  const blocks = new Map(outer.map((path) => [JSON.stringify(path.slice(0, -2)), path.slice(0, -2)]));
  let select: DocumentPath | undefined;
  for (const path of blocks.values()) {
    const block = blockAt(definition, path);
    if (block === undefined) continue;
    const gone = new Set(outer.filter((one) => sameBlock(one, path)).map(stateNameAt));
    select ??= neighbour(block, gone);
    rewire(sketch, block, gone);
    for (const name of gone) sketch.remove([...path, 'States', name]);
    if (Object.keys(sketch.objectAt([...path, 'States'])).length === 0) sketch.remove([...path, 'StartAt']);
  }
  const what = outer.length === 1 ? stateNameAt(outer[0]!) : `${outer.length} states`;
  return gestureOf(`Delete ${what}`, definition, sketch, select ?? outer[0]!.slice(0, -2));
}

function isInside(path: DocumentPath, other: DocumentPath): boolean {
  return other.length < path.length && other.every((step, index) => step === path[index]);
}

function sameBlock(path: DocumentPath, block: DocumentPath): boolean {
  return JSON.stringify(path.slice(0, -2)) === JSON.stringify(block);
}

/** The state that is selected next: one that led to what is gone, or that follows it. */
function neighbour(block: BlockView, gone: ReadonlySet<string>): DocumentPath | undefined {
  const ways = transitionsIn(block);
  const before = ways.find(({ from, to }) => from !== undefined && !gone.has(from) && gone.has(to))?.from;
  const after = ways.find(({ from, to }) => from !== undefined && gone.has(from) && !gone.has(to))?.to;
  const name = before ?? after ?? block.states.find((state) => !gone.has(state.name))?.name;
  return name === undefined ? block.owner?.path : [...block.path, 'States', name];
}

function rewire(sketch: Sketch, block: BlockView, gone: ReadonlySet<string>): void {
  const ways = transitionsIn(block).filter(({ from, to }) => gone.has(to) && (from === undefined || !gone.has(from)));
  // From the last to the first, so that those that are still to come keep their indexes.
  for (const way of [...ways].reverse()) rewireOne(sketch, way, goalOf(block, gone, way.to));
}

function rewireOne(sketch: Sketch, { path, kind, from }: Transition, goal: Goal): void {
  if (goal !== undefined && goal !== 'end' && goal.to !== from) return sketch.set(path, goal.to);
  const holder = path.slice(0, -1);
  if (kind === 'default') sketch.remove(path);
  else if (kind === 'next' && goal === 'end') setEnd(sketch, holder);
  else if (kind === 'catch' || kind === 'rule') removeItem(sketch, holder, kind === 'rule');
  return undefined;
}

/** Removes an item; with the last one, its array. */
function removeItem(sketch: Sketch, path: DocumentPath, needsOne: boolean): void {
  const list = sketch.at(path.slice(0, -1));
  if (!isArray(list) || list.length > 1) sketch.remove(path);
  else if (!needsOne) sketch.remove(path.slice(0, -1));
}

/** Where the way through a state goes on, past all that are gone. */
function goalOf(block: BlockView, gone: ReadonlySet<string>, name: string): Goal {
  const seen = new Set<string>();
  for (let at = name; ;) {
    const state = block.states.find((one) => one.name === at);
    if (state === undefined || seen.has(at)) return undefined;
    seen.add(at);
    const { object, type } = state;
    if (type === 'Succeed' || object['End'] === true) return 'end';
    const to = type === 'Choice' ? (textIn(object, 'Default') ?? onlyTarget(block, at)) : textIn(object, 'Next');
    if (to === undefined) return undefined;
    if (!gone.has(to)) return { to };
    at = to;
  }
}

function onlyTarget(block: BlockView, name: string): string | undefined {
  const targets = new Set(transitionsIn(block).flatMap(({ from, to }) => (from === name ? [to] : [])));
  return targets.size === 1 ? [...targets][0] : undefined;
}
