import { isArray, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { Sketch } from './Sketch';
import { stateNameAt } from './statePath';
import { stateAt } from './transitions';

/** A retrier for the user to change. */
export const newRetrier: JsonObject = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 1,
  MaxAttempts: 3,
  BackoffRate: 2,
};

/** Adds a retrier to a Task, Parallel or Map, after the others. */
export function addRetrier(definition: JsonObject, state: DocumentPath): Gesture {
  const sketch = new Sketch(definition);
  const { type } = stateAt(definition, state) ?? {};
  if (type !== 'Task' && type !== 'Parallel' && type !== 'Map')
    throw new CannotGestureError('Only a Task, a Parallel or a Map can be retried.');
  const list = sketch.at([...state, 'Retry']);
  if (isArray(list)) sketch.insert([...state, 'Retry', list.length], newRetrier);
  else sketch.set([...state, 'Retry'], [newRetrier]);
  return gestureOf(`Add a retrier to ${stateNameAt(state)}`, definition, sketch, state);
}
