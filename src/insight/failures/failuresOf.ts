import { MAX_STANDARD_MS } from '../../language/asl/limits';
import type { StateDefinition, StateMachineDefinition } from '../../language/asl/types';
import type { WalkedState } from '../../language/asl/walk';
import { predictHandling, retrierOf } from '../../story/inspection/predictHandling';
import { statesOf } from '../../story/trace/findState';
import { errorsOf, unlisted, type PossibleError } from './errorsOf';
import type { Failure } from '../../story/inspection/FailureScenario';
import { failuresOnTheWayTo } from './waysTo';
import type { ScriptBuilder } from '../../tasks/mocking/ScriptBuilder';

/** More consecutive failures than this are not played: a Retry with an enormous limit fills the history first. */
const mostFailures = 100;

/** An execution lasts at most a year. */
const longestSeconds = MAX_STANDARD_MS / 1000;

/**
 * Every way in which the tasks of a definition can fail, as far as the definition shows: each error that a Retry or
 * Catch names, a timeout, a missed heartbeat, and an error that no clause names. Each comes in two forms: the last
 * attempt succeeds, or all fail. A Map or Parallel with a Retry or Catch fails as one step.
 */
export function failuresOf(definition: StateMachineDefinition): readonly Failure[] {
  const failures = new Map<WalkedState, readonly Failure[]>();
  for (const view of statesOf(definition).values()) {
    const state = view.object as unknown as StateDefinition;
    const handles = (state.Retry ?? []).length + (state.Catch ?? []).length > 0;
    const fails = state.Type === 'Task' || ((state.Type === 'Map' || state.Type === 'Parallel') && handles);
    if (fails)
      failures.set(
        view,
        errorsOf(state).flatMap((error) => failuresWith(error, view, state)),
      );
  }
  const caughtIn = (view: WalkedState): readonly Failure[] =>
    (failures.get(view) ?? []).filter(({ leadsTo }) => leadsTo.end === 'caught');
  return [...failures].flatMap(([view, ofState]) => {
    const after = failuresOnTheWayTo(view, caughtIn) ?? [];
    return after.length === 0 ? ofState : ofState.map((failure) => ({ ...failure, after }));
  });
}

function failuresWith(error: PossibleError, view: WalkedState, state: StateDefinition): readonly Failure[] {
  const retrier = retrierOf(state.Retry ?? [], error);
  const retries = retrier === undefined ? 0 : (state.Retry![retrier]!.MaxAttempts ?? 3);
  if (retries === 0) return [failure(error, 1, '', view, state)];
  if (retries >= mostFailures || isTooLong(error, retries + 1, state))
    return [failure(error, 1, ', once', view, state)];
  return [
    failure(error, retries, ', until its last attempt', view, state),
    failure(error, retries + 1, ', after its last attempt', view, state),
  ];
}

function failure(
  possible: PossibleError,
  times: number,
  when: string,
  view: WalkedState,
  state: StateDefinition,
): Failure {
  const leadsTo = predictHandling(state, possible, times);
  const { retries, end } = leadsTo;
  const entered = end === 'caught' ? 1 : 0;
  const words = { error: possible.error, timeout: 'timeout', heartbeat: 'no heartbeat' }[possible.kind];
  const shown = possible.error === unlisted ? 'an error that no clause names' : words;
  return {
    name: `${view.name}: ${shown}${when}`,
    state: view.name,
    error: possible.error,
    kind: possible.kind,
    times,
    leadsTo: { ...leadsTo, waitSeconds: leadsTo.waitSeconds + times * possible.attemptSeconds },
    outside: end === 'fails' ? outside(possible, view) : [],
    after: [],
    transitions: 1 + retries + entered,
  };
}

/** How the surrounding states handle an error that leaves a state, from the inside out. */
function outside(error: PossibleError, view: WalkedState): readonly string[] {
  const told: string[] = [];
  for (let { block } = view; block.owner !== undefined; block = block.owner.block) {
    const { owner, distributed } = block;
    if (distributed) return [...told, `an item of ${owner.name} fails`];
    const around = owner.object as unknown as StateDefinition;
    const { end, next, retries } = predictHandling(around, error, 1);
    if (retries > 0) return [...told, `${owner.name} is retried`];
    if (end === 'caught') return [...told, `${owner.name} goes to ${next!}`];
    told.push(`${owner.name} fails`);
  }
  return [...told, 'the execution fails'];
}

function isTooLong({ error, alias, attemptSeconds }: PossibleError, times: number, state: StateDefinition): boolean {
  const named = alias === undefined ? { error } : { error, alias };
  return predictHandling(state, named, times).waitSeconds + times * attemptSeconds > longestSeconds / 2;
}

/** Sets scripts to a failure, and to the failures that must come before it. */
export function playFailures(failure: Failure, scriptFor: (state: string) => ScriptBuilder): void {
  for (const one of [...failure.after, failure]) playFailure(scriptFor(one.state), one);
}

/** Sets a script to a failure. */
function playFailure(script: ScriptBuilder, { kind, error, times }: Failure): void {
  // Otherwise a test would pass even if its run never reaches the state.
  script.script.mustBeAsked = true;
  // The definition may name errors that no schema lists.
  script.validated('NONE');
  if (kind === 'error') script.throws(error, `Failure scenario: ${error}`).times(times);
  else script.timesOut().times(times);
}
