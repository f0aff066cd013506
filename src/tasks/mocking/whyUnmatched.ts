import { formatCount } from '../../util/formatCount';
import { didYouMean } from '../../util/nearest';
import { plainName, targetWords } from '../../services/TargetNames';
import { callTarget } from './callTarget';
import type { RequestMatcher } from './matchers/RequestMatcher';
import { targetMatcher, withArticle } from './matchers/targetMatcher';
import { listOf, unknownNames, noSuch, type KnownNames, type Reason } from './unknownNames';
import { mayMeet, type PossibleCall } from './possibleCalls';
import type { Script } from './Script';
import { callName } from './callName';

/** All names in the tests of a file, once they are complete. */
export interface AllNames extends KnownNames {
  /** The calls that the states of its machines may make. */
  readonly possible: readonly PossibleCall[];
  /** The test cases that executions were started with. */
  readonly cases: readonly string[];
}

/**
 * Why no state's call can match a mock, one sentence each; empty if one may. A name that a state computes may match
 * anything.
 */
export function whyUnmatched(script: Script, names: AllNames): readonly Reason[] {
  const unknown = unknownNames(script, names);
  if (unknown.length > 0) return unknown;
  const { matchers } = script;
  const { possible, machines, cases, known } = names;
  const meeting = (wanted: readonly RequestMatcher[]): readonly PossibleCall[] =>
    possible.filter((call) => wanted.every((matcher) => mayMeet(matcher, call, known.targets)));
  const isMet = (matcher: RequestMatcher): boolean => possible.some((call) => mayMeet(matcher, call, known.targets));
  const lonely = matchers.find((matcher) => matcher.attempt === undefined && !isMet(matcher));
  if (lonely?.stateMachine !== undefined) return noSuch('state machine', lonely.stateMachine, machines);
  if (lonely !== undefined) return [() => `no task of the test makes such a call. ${whatThereIs(lonely, names)}`];
  const others = meeting(matchers.filter(({ attempt }) => attempt === undefined));
  if (others.length === 0) return [() => 'no state of the test matches all of these conditions at once.'];
  if (meeting(matchers).length === 0) {
    const most = Math.max(...others.map(({ attempts }) => attempts));
    return [() => `.onAttempt(n) counts from 0, and there is at most ${formatCount(most, 'attempt')}.`];
  }
  return matchers.flatMap(({ testCase }) => neverStarted(testCase, cases));
}

function neverStarted(testCase: string | undefined, cases: readonly string[]): readonly Reason[] {
  if (testCase === undefined || cases.includes(testCase)) return [];
  const there = cases.length === 0 ? 'None was started with a test case.' : `There are ${listOf(cases)}.`;
  return [() => `no execution was started with the test case '${testCase}'. ${didYouMean(testCase, cases) ?? there}`];
}

/** The nearest name that a mock may have meant, or else all names. */
function whatThereIs({ target, resource }: RequestMatcher, { possible, known, machines }: AllNames): string {
  if (machines.length === 0) return 'The test names no state machine.';
  if (possible.length === 0) return `No state of ${listOf(machines)} calls anything.`;
  const tasks = possible.filter(({ request }) => request.resource.kind !== 'composite');
  if (target === undefined) {
    const names = tasks.map(({ request }) =>
      resource === undefined ? callName(request.resource) : request.resource.arn,
    );
    return `Its tasks call ${listOf(names)}.`;
  }
  const called = tasks.flatMap(({ kind, isComputed, request }) =>
    kind === target.kind && !isComputed ? (callTarget(request).name ?? []) : [],
  );
  const hint = didYouMean(plainName(target.kind, target.given), [
    ...called,
    ...(known.targets?.allOf([target.kind]) ?? []),
  ]);
  if (hint !== undefined) return hint;
  const word = targetWords[target.kind];
  if (called.length === 0)
    return `None calls ${withArticle(word)}: they call ${listOf(tasks.map(({ request }) => callName(request.resource)))}.`;
  return `They call the ${word} ${listOf(called)}.`;
}

/** Why nothing can call a function that a test has registered, in one sentence; `undefined` if a task may. */
export function whyNeverCalled(name: string, names: AllNames): Reason | undefined {
  const { possible, known } = names;
  const matcher = targetMatcher('function', name);
  if (possible.some((call) => mayMeet(matcher, call, known.targets))) return undefined;
  return () => `no task of the test calls it. ${whatThereIs(matcher, names)}`;
}
