import { stateShapes } from '../../../language/asl/fields';
import type { StateType } from '../../../language/asl/types';
import { textIn } from '../../../language/asl/walk';
import { isObject, member, type Json, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { newState } from './newState';
import { setEnd, setNext } from './putFragment';
import { Sketch } from './Sketch';
import { stateNameAt } from './statePath';
import { canLead, freshName, namesIn, stateAt, transitionsFrom } from './transitions';

/**
 * Changes the type of a state. Fields that the new type has stay as they are, the others go, and those that it requires
 * are added. The state leads to where it led.
 */
export function changeType(definition: JsonObject, path: DocumentPath, type: StateType): Gesture {
  const sketch = new Sketch(definition);
  const state = stateAt(definition, path);
  if (state === undefined) throw new CannotGestureError('There is no such state any more.');
  const goal =
    textIn(state.object, 'Next') ??
    textIn(state.object, 'Default') ??
    transitionsFrom(state).find(({ kind }) => kind === 'rule')?.to;
  const { fields } = stateShapes[type];
  sketch.set([...path, 'Type'], type);
  for (const name of Object.keys(state.object)) if (!Object.hasOwn(fields, name)) sketch.remove([...path, name]);
  for (const [name, value] of Object.entries(newState(type, state.language))) complete(sketch, path, type, name, value);
  if (type === 'Choice') leadChoice(sketch, path, goal ?? addSuccess(sketch, path));
  else if (canLead({ type })) {
    if (goal !== undefined) setNext(sketch, path, goal);
    else if (member(sketch.objectAt(path), 'End') === undefined) setEnd(sketch, path);
  }
  return gestureOf(`Change ${stateNameAt(path)} to ${type}`, definition, sketch, path);
}

/** Adds what a field must have and has not yet. */
function complete(sketch: Sketch, path: DocumentPath, type: StateType, name: string, value: Json): void {
  const given = member(sketch.objectAt(path), name);
  if (given === undefined) {
    if (!isGiven(sketch.objectAt(path), name, type)) sketch.set([...path, name], value);
  } else if (isObject(given) && isObject(value)) {
    for (const [inner, one] of Object.entries(value))
      if (!Object.hasOwn(given, inner)) sketch.set([...path, name, inner], one);
  }
}

/** Whether the state has another of the fields of which it may have only one. */
function isGiven(state: JsonObject, name: string, type: StateType): boolean {
  const { exactlyOne, atMostOne } = stateShapes[type];
  return [...exactlyOne, ...atMostOne].some(
    (names) => names.includes(name) && names.some((other) => other !== name && Object.hasOwn(state, other)),
  );
}

/** A Choice that has just been made leads to where the state led. */
function leadChoice(sketch: Sketch, path: DocumentPath, goal: string): void {
  sketch.set([...path, 'Choices', 0, 'Next'], goal);
  sketch.set([...path, 'Default'], goal);
}

/** A Choice cannot end its block, so a state behind it does. */
function addSuccess(sketch: Sketch, path: DocumentPath): string {
  const name = freshName(namesIn(sketch.definition), 'Success');
  sketch.set([...path.slice(0, -1), name], { Type: 'Succeed' });
  return name;
}
