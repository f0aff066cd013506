import { printJson } from '../../../util/ExactNumber';
import { isObject, readJson, type Json, type JsonObject } from '../../../util/json';
import type { DefinitionDocument, DocumentPath } from '../DefinitionDocument';
import type { Fragment } from './fragment';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { putFragment, type FragmentPlace, type FragmentSource } from './putFragment';
import { Sketch } from './Sketch';
import { blockPathOf, stateNameAt } from './statePath';
import { transitionsFrom, blockAt, stateAt } from './transitions';

/** States of one block as a fragment: the first of them is the one that none of the others leads to. */
export function fragmentOf(definition: JsonObject, paths: readonly DocumentPath[]): Fragment {
  const block = blockPathOf(paths[0] ?? []);
  const names = new Set(paths.map(stateNameAt));
  const states = blockAt(definition, block)?.states.filter(({ name }) => names.has(name)) ?? [];
  if (states.length === 0) throw new CannotGestureError('Select a state first.');
  if (paths.some((path) => JSON.stringify(path.slice(0, -2)) !== JSON.stringify(block)))
    throw new CannotGestureError('Select states of one block.');
  const led = new Set(
    states.flatMap((state) => transitionsFrom(state).flatMap(({ to }) => (to === state.name ? [] : [to]))),
  );
  const first = states.find(({ name }) => !led.has(name)) ?? states[0]!;
  return { StartAt: first.name, States: Object.fromEntries(states.map(({ name, object }) => [name, object])) };
}

/** States as text for the clipboard: a block of the language, that other tools can read, too. */
export function copyStates(definition: JsonObject, paths: readonly DocumentPath[]): string {
  return `${printJson(fragmentOf(definition, paths), 2)}\n`;
}

/** The fragment in the content of the clipboard: a block, or a whole definition. `undefined` if it holds none. */
export function readFragment(text: string): Fragment | undefined {
  let value: Json;
  try {
    value = readJson(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { StartAt, States = null } = value;
  if (typeof StartAt !== 'string' || !isObject(States) || !isObject(States[StartAt] ?? null)) return undefined;
  return Object.values(States).every(isObject) ? { StartAt, States } : undefined;
}

/** States as they are written: the text of a document in the same language, for `pasteStates`. */
export function excerptStates(document: DefinitionDocument, paths: readonly DocumentPath[]): string {
  const names = Object.keys(fragmentOf(document.definition ?? {}, paths).States);
  return document.excerpt([...blockPathOf(paths[0]!), 'States'], names);
}

/** Puts the states that a string holds into the definition, with unique names. `excerpt`: the same states as they were written. */
export function pasteStates(definition: JsonObject, place: FragmentPlace, text: string, excerpt?: string): Gesture {
  const fragment = readFragment(text);
  if (fragment === undefined) throw new CannotGestureError('The clipboard holds no states.');
  return put(
    'Paste',
    definition,
    place,
    fragment,
    excerpt === undefined ? undefined : { from: ['States'], text: excerpt },
  );
}

/** Copies states to right behind them, or beside them if nothing can follow them. */
export function duplicateStates(definition: JsonObject, paths: readonly DocumentPath[]): Gesture {
  const fragment = fragmentOf(definition, paths);
  const [path] = paths;
  const state = stateAt(definition, path!);
  const isStep = paths.length === 1 && state?.type !== 'Choice' && state?.type !== 'Succeed' && state?.type !== 'Fail';
  const place: FragmentPlace = isStep ? { kind: 'after', path: path! } : { kind: 'block', path: blockPathOf(path!) };
  return put('Duplicate', definition, place, fragment, { from: [...blockPathOf(path!), 'States'] });
}

function put(
  verb: string,
  definition: JsonObject,
  place: FragmentPlace,
  fragment: Fragment,
  source?: FragmentSource,
): Gesture {
  const sketch = new Sketch(definition);
  const path = putFragment(sketch, place, fragment, source);
  const count = Object.keys(fragment.States).length;
  const what = count === 1 ? stateNameAt(path) : `${count} states`;
  return gestureOf(`${verb} ${what}`, definition, sketch, path);
}
