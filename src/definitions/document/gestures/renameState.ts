import type { JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { Sketch } from './Sketch';
import { stateNameAt } from './statePath';
import { blockAt, longestName, namesIn, transitionsIn } from './transitions';

/**
 * Renames a state and every transition that leads to it. Nothing else in the language names a state: `$$.State.Name` and
 * `$states.context.State.Name` read the name of the state that runs.
 */
export function renameState(definition: JsonObject, path: DocumentPath, name: string): Gesture {
  const before = stateNameAt(path);
  if (name.trim() === '') throw new CannotGestureError('A state needs a name.');
  if ([...name].length > longestName)
    throw new CannotGestureError(`A name has ${longestName} characters at most; this one has ${[...name].length}.`);
  if (name !== before && namesIn(definition).has(name))
    throw new CannotGestureError(`There is a state ${name} already. Names are unique in the whole state machine.`);
  const sketch = new Sketch(definition);
  const block = blockAt(definition, path.slice(0, -2));
  if (name !== before) {
    const ways = block === undefined ? [] : transitionsIn(block).filter(({ to }) => to === before);
    for (const way of ways) sketch.set(way.path, name);
    // Last, so that the paths of its own transitions still hold.
    sketch.rename(path, name);
  }
  return gestureOf(`Rename ${before} to ${name}`, definition, sketch, [...path.slice(0, -1), name]);
}
