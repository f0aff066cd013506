import type { BlockView, WalkedState } from '../../language/asl/walk';
import { append } from '../../util/append';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { targetsOfState } from './targets';

/** What is known about a value before anything runs: nothing, that it is absent, or its complete members. */
type Known = 'unknown' | 'absent' | ReadonlyMap<string, Known>;

/** The possible inputs of each state of a block: one entry for every path into it. */
export function knownInputs(block: BlockView): ReadonlyMap<WalkedState, readonly Known[]> {
  const incoming = new Map<string, (WalkedState | undefined)[]>();
  const enter = (name: string, from: WalkedState | undefined): void => {
    incoming.set(name, append(incoming.get(name), from));
  };
  const start = member(block.object, 'StartAt');
  if (typeof start === 'string') enter(start, undefined);
  for (const state of block.states) {
    for (const { target, path } of targetsOfState(state)) {
      const caught = path[path.length - 3] === 'Catch';
      enter(target, caught ? undefined : state);
    }
  }

  const inputs = new Map<WalkedState, readonly Known[]>();
  // A state that is reached again while its own input is computed is in a loop, where nothing is known.
  const inputsOf = (state: WalkedState, steps: number): readonly Known[] => {
    const found = inputs.get(state);
    if (found !== undefined) return found;
    inputs.set(state, unknown);
    const known: Known[] = [];
    for (const from of incoming.get(state.name) ?? []) {
      if (from === undefined || steps === MOST_STEPS) known.push('unknown');
      else known.push(...outputsOf(from, () => inputsOf(from, steps + 1)));
    }
    const result = known.length > MOST_WAYS || known.includes('unknown') ? unknown : known;
    inputs.set(state, result);
    return result;
  };
  for (const state of block.states) inputsOf(state, 0);
  return inputs;
}

const unknown: readonly Known[] = ['unknown'];

/** How far a value is followed back, and how many paths into a state are distinguished. */
const MOST_STEPS = 200;
const MOST_WAYS = 20;

function outputsOf(state: WalkedState, inputs: () => readonly Known[]): readonly Known[] {
  const { object, type, language } = state;
  if (type === undefined) return ['unknown'];
  if (language === 'JSONata') {
    const output = member(object, 'Output');
    if (output !== undefined) return [describe(output, 'JSONata')];
    return passesOn.has(type) ? inputs() : ['unknown'];
  }
  if (hasPath(object, 'OutputPath') || hasPath(object, 'InputPath')) return ['unknown'];
  if (!passesOn.has(type) || type === 'Pass') {
    const resultPath = member(object, 'ResultPath');
    if (resultPath === null) return inputs();
    if (resultPath !== undefined && resultPath !== '$') return ['unknown'];
    const selected = member(object, 'ResultSelector');
    if (type !== 'Pass') return [selected === undefined ? 'unknown' : describe(selected, 'JSONPath')];
    const result = member(object, 'Result');
    if (result !== undefined && result !== null) return [describe(result, 'literal')];
    const parameters = member(object, 'Parameters');
    if (parameters !== undefined) return [describe(parameters, 'JSONPath')];
  }
  return inputs();
}

/** Types that output their input. */
const passesOn: ReadonlySet<string> = new Set(['Pass', 'Wait', 'Choice']);

function hasPath(object: JsonObject, field: string): boolean {
  const path = member(object, field);
  return path !== undefined && path !== '$';
}

function describe(value: Json, language: 'JSONPath' | 'JSONata' | 'literal'): Known {
  if (isArray(value)) return 'unknown';
  if (!isObject(value)) {
    const isExpression = typeof value === 'string' && language === 'JSONata' && value.startsWith('{%');
    return isExpression ? 'unknown' : new Map();
  }
  const members = new Map<string, Known>();
  for (const [name, item] of Object.entries(value)) {
    if (language === 'JSONPath' && name.endsWith('.$')) members.set(name.slice(0, -2), 'unknown');
    else members.set(name, describe(item, language));
  }
  return members;
}

/** The value at a path of plain names. */
export function knownAt(value: Known, names: readonly string[]): Known {
  let known = value;
  for (const name of names) {
    if (known === 'unknown' || known === 'absent') return known;
    known = known.get(name) ?? 'absent';
  }
  return known;
}
