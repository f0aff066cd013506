import { nearest, misspelt } from '../../util/nearest';
import { checkServiceCallee, checkTargetName, type KnownTargets } from './checkCalleeName';
import type { RequestMatcher } from './matchers/RequestMatcher';
import type { Script } from './Script';

/** The names that there are where a mock is looked at. */
export interface KnownNames {
  readonly known: KnownTargets;
  readonly machines: readonly string[];
  readonly states: readonly string[];
}

/**
 * Why nothing can meet a mock: no machine has a state of its name, or what it is for has nearly the name of something that
 * there is. A sentence each; none where its names may be right.
 */
export function nameInVain({ matchers }: Script, names: KnownNames): readonly string[] {
  return [
    ...matchers.flatMap(({ state }) => noSuch('state', state, names.states)),
    ...matchers.flatMap((matcher) => misspeltIn(matcher, names)),
  ];
}

/** Why nothing can meet a denial: there is no state, or state machine, of its name. A sentence each. */
export function denialInVain(
  { state, stateMachine }: { readonly state?: string | undefined; readonly stateMachine?: string | undefined },
  { states, machines }: KnownNames,
): readonly string[] {
  return [...noSuch('state', state, states), ...noSuch('state machine', stateMachine, machines)];
}

/** `the test has no state 'Shipp'. Did you mean 'Ship'?` */
function noSuch(kind: string, name: string | undefined, known: readonly string[]): readonly string[] {
  if (name === undefined || known.includes(name)) return [];
  const meant = nearest(name, known);
  const hint = meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean '${meant}'?`;
  return [`the test has no ${kind} '${name}'. ${hint}`];
}

/** A mock whose function, queue, service, machine … is nearly one that there is. */
function misspeltIn(
  { target, callee, stateMachine }: RequestMatcher,
  { known, machines }: KnownNames,
): readonly string[] {
  const there = stateMachine === undefined || machines.includes(stateMachine);
  if (!there && misspelt(stateMachine, machines) !== undefined) return noSuch('state machine', stateMachine, machines);
  try {
    if (target !== undefined) checkTargetName(target.kind, target.given, known);
    if (callee !== undefined) checkServiceCallee(callee);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
