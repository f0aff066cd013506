import { isArray, isObject, member, type Json, type JsonObject } from '../../../util/json';
import { mapMember } from './fragment';

/** What states of a fragment meet where they are put. */
export interface FragmentSurroundings {
  /** Names in the fragment. */
  readonly inside: ReadonlySet<string>;
  /** Names in the block around it. */
  readonly around: ReadonlySet<string>;
  /** The state that the fragment leads to; `undefined` if it ends there. */
  readonly target: string | undefined;
  /** Whether it is on a way between states. If not, its own transitions to states around it stay. */
  readonly isOnWay: boolean;
  /** The state for rules that must lead somewhere, although the fragment ends. It is made when it is asked for. */
  readonly success: () => string;
}

/** A state of a fragment whose ways out lead to where the fragment is put. */
export function leadOut(state: JsonObject, surroundings: FragmentSurroundings): JsonObject {
  const { inside, around, target, success } = surroundings;
  const stays = (to: Json | undefined): boolean =>
    typeof to === 'string' && (inside.has(to) || (around.has(to) && to !== ''));
  const elsewhere = (to: Json): Json => (stays(to) ? to : (target ?? success()));
  const type = member(state, 'Type');
  if (type === 'Succeed' || type === 'Fail') return state;
  if (type === 'Choice') {
    const led = mapMember(state, 'Choices', (rules) =>
      isArray(rules) ? rules.map((rule) => (isObject(rule) ? mapMember(rule, 'Next', elsewhere) : rule)) : rules,
    );
    return mapMember(led, 'Default', elsewhere);
  }
  return withLeave(withoutLostCatchers(state, stays), surroundings);
}

function withLeave(state: JsonObject, { inside, around, target, isOnWay }: FragmentSurroundings): JsonObject {
  const next = member(state, 'Next');
  const stays = typeof next === 'string' && (inside.has(next) || (!isOnWay && around.has(next)));
  if (stays) return state;
  const leave = target === undefined ? { End: true } : { Next: target };
  const isLeave = (name: string): boolean => name === 'Next' || name === 'End';
  const ways = Object.entries<Json>(leave);
  const entries = Object.entries(state).flatMap(([name, value]): [string, Json][] =>
    isLeave(name) ? ways : [[name, value]],
  );
  return Object.fromEntries<Json>(Object.keys(state).some(isLeave) ? entries : [...entries, ...ways]);
}

function withoutLostCatchers(state: JsonObject, stays: (to: Json | undefined) => boolean): JsonObject {
  const catchers = member(state, 'Catch');
  if (!isArray(catchers)) return state;
  const kept = catchers.filter((catcher) => isObject(catcher) && stays(member(catcher, 'Next')));
  if (kept.length === catchers.length) return state;
  const entries = Object.entries(state).flatMap(([name, value]): [string, Json][] =>
    name !== 'Catch' ? [[name, value]] : kept.length > 0 ? [[name, kept]] : [],
  );
  return Object.fromEntries<Json>(entries);
}
