import { isArray, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { emptyBlock } from './newState';
import { Sketch } from './Sketch';
import { stateNameAt, statePathOf } from './statePath';
import { stateAt } from './transitions';

const words: Readonly<Record<string, string>> = {
  Choices: 'rule',
  Retry: 'retrier',
  Catch: 'catcher',
  Branches: 'branch',
};

/** Moves a rule, a retrier, a catcher or a branch among its neighbours. `to` is its index afterwards. */
export function moveItem(definition: JsonObject, path: DocumentPath, to: number): Gesture {
  const sketch = new Sketch(definition);
  const list = sketch.at(path.slice(0, -1));
  const [field, index] = path.slice(-2);
  const what = `${words[String(field)] ?? 'item'} ${Number(index) + 1}`;
  if (!isArray(list) || to < 0 || to >= list.length)
    throw new CannotGestureError(`There is no place for ${what} there.`);
  if (to !== index) sketch.move(path, to);
  return gestureOf(`Move ${what} of ${stateNameAt(path.slice(0, -2))} to place ${to + 1}`, definition, sketch);
}

/** Adds an empty branch to a Parallel, after the others. */
export function addBranch(definition: JsonObject, state: DocumentPath): Gesture {
  const sketch = new Sketch(definition);
  if (stateAt(definition, state)?.type !== 'Parallel') throw new CannotGestureError('Only a Parallel has branches.');
  const list = sketch.at([...state, 'Branches']);
  if (isArray(list)) sketch.insert([...state, 'Branches', list.length], emptyBlock);
  else sketch.set([...state, 'Branches'], [emptyBlock]);
  return gestureOf(`Add a branch to ${stateNameAt(state)}`, definition, sketch, state);
}

/** Takes a branch away, with all that is in it. `path` ends with its index. */
export function removeBranch(definition: JsonObject, path: DocumentPath): Gesture {
  const sketch = new Sketch(definition);
  const list = sketch.at(path.slice(0, -1));
  const state = statePathOf(path.slice(0, -2)) ?? [];
  if (!isArray(list) || path.at(-2) !== 'Branches') throw new CannotGestureError('There is no such branch any more.');
  if (list.length === 1)
    throw new CannotGestureError(`${stateNameAt(state)} needs a branch. Delete the state instead.`);
  sketch.remove(path);
  return gestureOf(`Delete branch ${Number(path.at(-1)) + 1} of ${stateNameAt(state)}`, definition, sketch, state);
}
