import { textIn, type WalkedState } from '../../../language/asl/walk';
import { member, type Json, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { reshape } from './reshape';
import { Sketch } from './Sketch';
import { blockAt, stateAt, transitionsIn } from './transitions';

/**
 * Puts the states of a Map, or of a Parallel with one branch, where that state was. Its own fields go with it: the label
 * names Retry and Catch.
 */
export function unwrapState(definition: JsonObject, path: DocumentPath): Gesture {
  const state = stateAt(definition, path);
  if (state === undefined || state.blocks.length === 0)
    throw new CannotGestureError('Only a Parallel or a Map can be unwrapped.');
  const { name, object, blocks } = state;
  if (blocks.length > 1)
    throw new CannotGestureError(`${name} has ${blocks.length} branches. Delete all but one of them first.`);
  const [inner] = blocks;
  const start = textIn(inner!.object, 'StartAt');
  if (start === undefined || inner!.states.length === 0)
    throw new CannotGestureError(`${name} is empty. Delete it instead.`);
  const sketch = new Sketch(definition);
  const block = path.slice(0, -2);
  const target = textIn(object, 'Next');
  const members = inner!.states.map((one) => ({ name: one.name, as: one.name, value: one.object }));
  // Behind the state around them: the comments below the last of them would be above that, and go with it.
  const names = Object.keys(sketch.objectAt([...block, 'States']));
  const next = names[names.indexOf(name) + 1];
  sketch.carry([...inner!.path, 'States'], members, [...block, 'States'], next === undefined ? {} : { before: next });
  for (const one of inner!.states) reshape(sketch, [...block, 'States', one.name], one.object, goingOn(one, target));
  for (const way of transitionsIn(blockAt(definition, block)!)) if (way.to === name) sketch.set(way.path, start);
  sketch.remove(path);
  const lost = ['Retry', 'Catch'].filter((field) => member(object, field) !== undefined);
  const label = `Unwrap ${name}${lost.length > 0 ? `, without its ${lost.join(' and ')}` : ''}`;
  return gestureOf(label, definition, sketch, [...block, 'States', start]);
}

/** An inner state that goes on to where the state around it led. */
function goingOn({ object, type }: WalkedState, target: string | undefined): JsonObject {
  if (target === undefined) return object;
  // Succeed would end the whole machine now.
  if (type === 'Succeed') return { ...object, Type: 'Pass', Next: target };
  const entries = Object.entries(object).map(([field, value]): [string, Json] =>
    field === 'End' && value === true ? ['Next', target] : [field, value],
  );
  return Object.fromEntries<Json>(entries);
}
