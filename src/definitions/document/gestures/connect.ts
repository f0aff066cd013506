import { isArray, member, type Json, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { newRule } from './newState';
import { setEnd, setNext } from './putFragment';
import { Sketch } from './Sketch';
import { blockPathOf, stateNameAt, statePathOf } from './statePath';
import { canLead, stateAt } from './transitions';

/** Which way out of a state is connected: its `Next` (of a Choice, a new rule), its `Default`, or a new catcher. */
export type NewWay = 'next' | 'default' | 'catch';

/** Connects a state to another one of its block. */
export function connect(definition: JsonObject, from: DocumentPath, to: DocumentPath, way: NewWay): Gesture {
  const sketch = new Sketch(definition);
  const state = stateAt(definition, from);
  if (state === undefined) throw new CannotGestureError('There is no such state any more.');
  mustBeOneBlock(from, to);
  const target = stateNameAt(to);
  if (way === 'catch') addCatcher(sketch, from, target);
  else if (state.type === 'Choice' && way === 'default') sketch.set([...from, 'Default'], target);
  else if (state.type === 'Choice') addRule(sketch, from, newRule(state.language, target));
  else if (canLead(state)) setNext(sketch, from, target);
  else throw new CannotGestureError(`Nothing can follow ${state.name}: a ${state.type ?? 'state'} state ends the way.`);
  return gestureOf(`Connect ${state.name} to ${target}`, definition, sketch);
}

/** Lets a transition lead to another state. `path` is that of the name: `['States', 'A', 'Next']`. */
export function reconnect(definition: JsonObject, path: DocumentPath, to: DocumentPath): Gesture {
  const sketch = new Sketch(definition);
  const from = statePathOf(path);
  if (JSON.stringify(blockPathOf(path)) !== JSON.stringify(to.slice(0, -2))) mustBeOneBlock(from ?? [], to);
  sketch.set(path, stateNameAt(to));
  const who = from === undefined || path.at(-1) === 'StartAt' ? 'the start' : stateNameAt(from);
  return gestureOf(`Connect ${who} to ${stateNameAt(to)}`, definition, sketch);
}

/** Makes a state the first one of its block. */
export function setStart(definition: JsonObject, state: DocumentPath): Gesture {
  const sketch = new Sketch(definition);
  sketch.set([...state.slice(0, -2), 'StartAt'], stateNameAt(state), 'States');
  return gestureOf(`Start at ${stateNameAt(state)}`, definition, sketch, state);
}

/** Takes a transition away: after it, the state ends its block; a rule, a catcher or a `Default` is gone. */
export function removeTransition(definition: JsonObject, path: DocumentPath): Gesture {
  const sketch = new Sketch(definition);
  const from = statePathOf(path);
  if (from === undefined || path.at(-1) === 'StartAt')
    throw new CannotGestureError('A block needs a start. Start at another state instead.');
  const to = sketch.at(path);
  const holder = path.slice(0, -1);
  const list = sketch.at(holder.slice(0, -1));
  if (path.length === from.length + 1) {
    if (path.at(-1) === 'Default') sketch.remove(path);
    else setEnd(sketch, from);
  } else if (isArray(list) && list.length === 1 && holder.at(-2) === 'Choices')
    throw new CannotGestureError('A Choice needs a rule. Connect this one to another state instead.');
  else sketch.remove(isArray(list) && list.length === 1 ? holder.slice(0, -1) : holder);
  return gestureOf(
    `Disconnect ${stateNameAt(from)} from ${typeof to === 'string' ? to : 'what follows'}`,
    definition,
    sketch,
  );
}

function mustBeOneBlock(from: DocumentPath, to: DocumentPath): void {
  if (JSON.stringify(from.slice(0, -2)) === JSON.stringify(to.slice(0, -2))) return;
  throw new CannotGestureError('Transitions stay inside their block: a branch, or the states of a Map.');
}

function addRule(sketch: Sketch, state: DocumentPath, rule: Json): void {
  const list = sketch.at([...state, 'Choices']);
  if (isArray(list)) sketch.insert([...state, 'Choices', list.length], rule);
  else sketch.set([...state, 'Choices'], [rule], 'Default');
}

/** `States.ALL` must be the last one and stand alone, so a catcher beside it comes before it. */
function addCatcher(sketch: Sketch, path: DocumentPath, to: string): void {
  const state = stateAt(sketch.definition, path);
  if (state?.type !== 'Task' && state?.type !== 'Parallel' && state?.type !== 'Map')
    throw new CannotGestureError(`A ${state?.type ?? 'state'} state has no catchers.`);
  const list = member(state.object, 'Catch');
  if (!isArray(list)) return sketch.set([...path, 'Catch'], [{ ErrorEquals: ['States.ALL'], Next: to }]);
  const all = list.findIndex((catcher) => JSON.stringify(catcher).includes('"States.ALL"'));
  const errors = all < 0 ? 'States.ALL' : 'States.TaskFailed';
  return sketch.insert([...path, 'Catch', all < 0 ? list.length : all], { ErrorEquals: [errors], Next: to });
}
