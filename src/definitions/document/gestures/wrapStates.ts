import { textIn, type WalkedState } from '../../../language/asl/walk';
import { isArray, isObject, member, type Json, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';
import { fragmentOf } from './clipboard';
import { mapTargets } from './fragment';
import { CannotGestureError, gestureOf, type Gesture } from './Gesture';
import { reshape } from './reshape';
import { Sketch } from './Sketch';
import { blockPathOf, stateNameAt } from './statePath';
import { blockAt, freshName, namesIn, transitionsIn, type Transition } from './transitions';

/**
 * Wraps states that follow one another into a Parallel or a Map. They must have one beginning, and all ways out of them
 * must lead to one state or end. Catchers of a single state that lead out go to the state around it.
 */
export function wrapStates(definition: JsonObject, paths: readonly DocumentPath[], type: 'Parallel' | 'Map'): Gesture {
  const { StartAt: first } = fragmentOf(definition, paths);
  const path = blockPathOf(paths[0]!);
  const block = blockAt(definition, path)!;
  const inside = new Set(paths.map(stateNameAt));
  const ways = transitionsIn(block);
  const entries = ways.filter(({ from, to }) => inside.has(to) && (from === undefined || !inside.has(from)));
  const start = entries[0]?.to ?? first;
  const other = entries.find(({ to }) => to !== start)?.to;
  if (other !== undefined)
    throw new CannotGestureError(`Ways lead to ${start} and to ${other}: what is wrapped has one beginning.`);
  const states = block.states.filter(({ name }) => inside.has(name));
  const lifted = states.length === 1 ? liftedCatchers(states[0]!, inside) : [];
  const exits = ways.filter(({ from, to }) => from !== undefined && inside.has(from) && !inside.has(to));
  const target = targetOf(
    states,
    exits.filter(({ kind }) => kind !== 'catch' || lifted.length === 0),
  );

  const names = new Set(namesIn(definition));
  const name = freshName(names, states.length === 1 ? `${type} of ${start}`.slice(0, 70) : type);
  names.add(name);
  const done = freshName(names, 'Done');
  const inner = innerStates(states, { inside, done, lifted });
  const body: JsonObject = { StartAt: start, States: {} };
  const sketch = new Sketch(definition);
  const wrapper: JsonObject = {
    Type: type,
    ...(type === 'Parallel'
      ? { Branches: [body] }
      : { ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...body } }),
    ...(target === undefined ? { End: true } : { Next: target }),
  };
  const at = [...path, 'States', name];
  sketch.set(at, wrapper, states[0]!.name);
  for (const entry of entries) sketch.set(entry.path, name);
  if (lifted.length > 0) {
    const members = [{ name: 'Catch', as: 'Catch', value: lifted }];
    sketch.carry(states[0]!.path, members, at, { before: target === undefined ? 'End' : 'Next' });
  }
  const into = [...at, ...(type === 'Parallel' ? ['Branches', 0] : ['ItemProcessor']), 'States'];
  const moved = states.map(({ name: own }) => {
    const value = sketch.at([...path, 'States', own])!;
    return { name: own, as: own, value };
  });
  sketch.carry([...path, 'States'], moved, into);
  for (const [own, state] of Object.entries(inner)) {
    const before = moved.find((one) => one.name === own)?.value;
    if (before === undefined) sketch.set([...into, own], state);
    else reshape(sketch, [...into, own], before, state);
  }
  const what = states.length === 1 ? start : `${states.length} states`;
  return gestureOf(`Wrap ${what} into a ${type}`, definition, sketch, at);
}

/** The one state that all ways out lead to; `undefined` if they end. */
function targetOf(states: readonly WalkedState[], exits: readonly Transition[]): string | undefined {
  const targets = new Set(exits.map(({ to }) => to));
  const ending = states.find(({ type, object }) => type === 'Succeed' || member(object, 'End') === true);
  if (targets.size === 0) return undefined;
  const [target, second] = targets;
  if (second !== undefined)
    throw new CannotGestureError(
      `Ways lead out to ${target!} and to ${second}: what is wrapped goes on to one state only.`,
    );
  if (ending !== undefined)
    throw new CannotGestureError(
      `${ending.name} ends the workflow, and another way leads out to ${target!}: wrap them apart.`,
    );
  return target;
}

/** The catchers of the one state that is wrapped, if they all lead out. */
function liftedCatchers({ object }: WalkedState, inside: ReadonlySet<string>): readonly Json[] {
  const catchers = member(object, 'Catch');
  if (!isArray(catchers)) return [];
  return catchers.every((one) => isObject(one) && !inside.has(textIn(one, 'Next') ?? '')) ? catchers : [];
}

interface Inner {
  readonly inside: ReadonlySet<string>;
  /** The name of a state that rules and catchers lead to instead of out. */
  readonly done: string;
  readonly lifted: readonly Json[];
}

/** The states as they are inside: what led out ends. */
function innerStates(states: readonly WalkedState[], { inside, done, lifted }: Inner): JsonObject {
  let isDoneUsed = false;
  const inward = (to: string): string => {
    if (inside.has(to)) return to;
    isDoneUsed = true;
    return done;
  };
  const entries = states.map(({ name, object }): [string, Json] => {
    const next = textIn(object, 'Next');
    const kept = Object.entries(object).flatMap(([field, value]): [string, Json][] => {
      if (field === 'Catch' && lifted.length > 0) return [];
      return [field === 'Next' && next !== undefined && !inside.has(next) ? ['End', true] : [field, value]];
    });
    return [name, mapTargets(Object.fromEntries<Json>(kept), inward)];
  });
  if (isDoneUsed) entries.push([done, { Type: 'Succeed' }]);
  return Object.fromEntries<Json>(entries);
}
