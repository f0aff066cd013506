import { textIn } from '../../../language/asl/walk';
import { isObject, type Json } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { withFreshNames, type Fragment } from './fragment';
import { CannotGestureError } from './Gesture';
import { leadOut } from './leadOut';
import { reshape } from './reshape';
import type { Sketch } from './Sketch';
import { blockPathOf, stateNameAt, statePathOf } from './statePath';
import { canLead, freshName, namesIn, stateAt, transitionsIn, blockAt } from './transitions';

/**
 * Where new states go:
 *
 * - `transition`: between the two states of a transition, given by its path.
 * - `after`: between a state and what follows it.
 * - `before`: in front of a state, on all ways that lead to it.
 * - `block`: into a block. They are its beginning if it is empty; otherwise nothing leads to them yet.
 */
export interface FragmentPlace {
  readonly kind: 'transition' | 'after' | 'before' | 'block';
  readonly path: DocumentPath;
}

/** Where the states go, and what changes around them. */
interface Gap {
  readonly block: DocumentPath;
  readonly target: string | undefined;
  readonly isOnWay: boolean;
  /** The state after which they are written. */
  readonly previous: string | undefined;
  /** Leads to the first of them. */
  readonly enter: (sketch: Sketch, name: string) => void;
}

/** Where the states of a fragment are written: in a map of the definition or, with `text`, of another one in the same language. */
export interface FragmentSource {
  readonly from: DocumentPath;
  readonly text?: string;
}

/**
 * Puts states into the definition and leads the ways around them through them. Returns the path of the first one. With
 * `source`, they stay as they are written there.
 */
export function putFragment(
  sketch: Sketch,
  place: FragmentPlace,
  given: Fragment,
  source?: FragmentSource,
): DocumentPath {
  const gap = gapAt(sketch, place);
  const names = new Set(namesIn(sketch.definition));
  const fragment = withFreshNames(given, names);
  const states = new Map(Object.entries(fragment.States));
  for (const name of states.keys()) names.add(name);
  const inside = new Set(states.keys());
  const around = new Set(Object.keys(sketch.objectAt([...gap.block, 'States'])));
  let made: string | undefined;
  const success = (): string => {
    made ??= freshName(names, 'Success');
    return made;
  };
  for (const [name, state] of states)
    if (isObject(state)) states.set(name, leadOut(state, { ...gap, inside, around, success }));
  const originals = new Map(Object.entries(given.States).map((one, at) => [Object.keys(fragment.States)[at]!, one]));
  const next = placeFor(sketch, gap);
  if (source !== undefined) carryStates(sketch, gap.block, originals, states, { source, next });
  if (made !== undefined) states.set(made, { Type: 'Succeed' });
  for (const [name, state] of states)
    if (source === undefined || !originals.has(name)) sketch.set([...gap.block, 'States', name], state, next);
  gap.enter(sketch, fragment.StartAt);
  return [...gap.block, 'States', fragment.StartAt];
}

/** The state in front of which they are written. Makes the map of the states if it is missing. */
function placeFor(sketch: Sketch, { block, previous }: Gap): string | undefined {
  const path = [...block, 'States'];
  if (!isObject(sketch.at(path) ?? null)) sketch.set(path, {});
  const present = Object.keys(sketch.objectAt(path));
  return previous === undefined ? undefined : present[present.indexOf(previous) + 1];
}

/** Writes states as they are written elsewhere, and then what differs: names, and where they lead. */
function carryStates(
  sketch: Sketch,
  block: DocumentPath,
  originals: ReadonlyMap<string, readonly [name: string, value: Json]>,
  states: ReadonlyMap<string, Json>,
  { source, next }: { readonly source: FragmentSource; readonly next: string | undefined },
): void {
  const members = [...originals].map(([as, [name, value]]) => ({ name, as, value }));
  const path = [...block, 'States'];
  sketch.carry(source.from, members, path, {
    copyOf: source.text ?? true,
    ...(next !== undefined && { before: next }),
  });
  for (const { as, value } of members) reshape(sketch, [...path, as], value, states.get(as)!);
}

function gapAt(sketch: Sketch, { kind, path }: FragmentPlace): Gap {
  if (kind === 'block') return gapInBlock(sketch, path);
  if (kind === 'before') return gapBefore(sketch, path);
  if (kind === 'after') return gapAfter(sketch, path);
  const block = blockPathOf(path);
  const to = sketch.at(path);
  const from = statePathOf(path);
  if (typeof to !== 'string') throw new CannotGestureError('There is no transition any more.');
  const isThere = Object.hasOwn(sketch.objectAt([...block, 'States']), to);
  return {
    block,
    target: isThere ? to : undefined,
    isOnWay: true,
    previous: from === undefined ? undefined : stateNameAt(from),
    enter: (now, name) => now.set(path, name),
  };
}

function gapInBlock(sketch: Sketch, block: DocumentPath): Gap {
  const present = Object.keys(sketch.objectAt([...block, 'States']));
  const isEmpty = present.length === 0;
  const enter = (now: Sketch, name: string): void => now.set([...block, 'StartAt'], name, 'States');
  const noWay = (): void => undefined;
  return { block, target: undefined, isOnWay: false, previous: present.at(-1), enter: isEmpty ? enter : noWay };
}

function gapBefore(sketch: Sketch, path: DocumentPath): Gap {
  const block = path.slice(0, -2);
  const name = stateNameAt(path);
  const view = blockAt(sketch.definition, block);
  const ways = view === undefined ? [] : transitionsIn(view).filter(({ to }) => to === name);
  const present = Object.keys(sketch.objectAt([...block, 'States']));
  return {
    block,
    target: name,
    isOnWay: true,
    previous: present[present.indexOf(name) - 1],
    enter: (now, first) => ways.forEach((way) => now.set(way.path, first)),
  };
}

function gapAfter(sketch: Sketch, path: DocumentPath): Gap {
  const state = stateAt(sketch.definition, path);
  if (state === undefined) throw new CannotGestureError('There is no such state any more.');
  const { name, object, type } = state;
  const gap = { block: path.slice(0, -2), isOnWay: true, previous: name };
  if (type === 'Choice')
    return { ...gap, target: textIn(object, 'Default'), enter: (now, first) => now.set([...path, 'Default'], first) };
  if (!canLead(state))
    throw new CannotGestureError(`Nothing can follow ${name}: a ${type ?? 'state'} state ends the way.`);
  return { ...gap, target: textIn(object, 'Next'), enter: (now, first) => setNext(now, path, first) };
}

/** Makes a state lead to another one, whatever it did before. */
export function setNext(sketch: Sketch, state: DocumentPath, to: string): void {
  setWayOn(sketch, state, 'Next', to);
}

/** Makes a state end its block, whatever it did before. */
export function setEnd(sketch: Sketch, state: DocumentPath): void {
  setWayOn(sketch, state, 'End', true);
}

/** The new way on takes the line of the old one, with its comments. */
function setWayOn(sketch: Sketch, state: DocumentPath, name: 'Next' | 'End', value: Json): void {
  const other = name === 'Next' ? 'End' : 'Next';
  const { [name]: own, [other]: old } = sketch.objectAt(state);
  if (own === undefined && old !== undefined) sketch.rename([...state, other], name);
  else sketch.remove([...state, other]);
  sketch.set([...state, name], value);
}
