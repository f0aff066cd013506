import type { JsonObject } from '../../../util/json';
import { gestureOf, type Gesture } from './Gesture';
import { stateNameAt } from './statePath';
import { putFragment, type FragmentPlace } from './putFragment';
import { Sketch } from './Sketch';

/**
 * Adds a state, and leads the ways through it: what led to the place leads to the state, and the state leads on to where
 * that went.
 *
 * @example addState(definition, { kind: 'after', path: ['States', 'Charge'] }, 'Ship', newState('Task', 'JSONata'))
 */
export function addState(definition: JsonObject, place: FragmentPlace, wish: string, state: JsonObject): Gesture {
  const sketch = new Sketch(definition);
  const path = putFragment(sketch, place, { StartAt: wish, States: { [wish]: state } });
  return gestureOf(`Add ${stateNameAt(path)}`, definition, sketch, path);
}
