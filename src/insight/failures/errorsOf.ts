import type { StateDefinition } from '../../language/asl/types';

/** An error that a state can fail with. */
export interface PossibleError {
  readonly error: string;
  /** The alternative name of a missed heartbeat. */
  readonly alias?: string;
  readonly kind: 'error' | 'timeout' | 'heartbeat';
  /** The duration of an attempt that ends in this way, in seconds; 0 if only the input determines it. */
  readonly attemptSeconds: number;
}

/** An error that no clause names. */
export const unlisted = 'Unlisted.Error';

const wildcards: ReadonlySet<string> = new Set(['States.ALL', 'States.TaskFailed']);
const silence: ReadonlySet<string> = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

/** The errors that a Task, Map or Parallel can fail with, as far as its definition shows, without duplicates. */
export function errorsOf(state: StateDefinition): readonly PossibleError[] {
  const named = [...(state.Retry ?? []), ...(state.Catch ?? [])].flatMap(({ ErrorEquals }) => ErrorEquals);
  const errors = [...new Set(named)]
    .filter((name) => !wildcards.has(name) && cannotHappen(name, state) === undefined)
    .filter((name) => state.Type !== 'Task' || !silence.has(name))
    .map((error): PossibleError => ({ error, kind: 'error', attemptSeconds: 0 }));
  return [...errors, ...silences(state), { error: unlisted, kind: 'error', attemptSeconds: 0 }];
}

/** The timeouts of a task that gets no answer. If it misses a heartbeat, it never reaches its timeout. */
function silences(state: StateDefinition): readonly PossibleError[] {
  if (state.Type !== 'Task') return [];
  const heartbeat = seconds(state.HeartbeatSeconds, state.HeartbeatSecondsPath);
  if (heartbeat !== undefined)
    return [
      { error: 'States.Timeout', alias: 'States.HeartbeatTimeout', kind: 'heartbeat', attemptSeconds: heartbeat },
    ];
  const timeout = seconds(state.TimeoutSeconds, state.TimeoutSecondsPath);
  return timeout === undefined ? [] : [{ error: 'States.Timeout', kind: 'timeout', attemptSeconds: timeout }];
}

/** `undefined` without such a limit; 0 if an expression or a path computes it. */
function seconds(limit: number | string | undefined, path: string | undefined): number | undefined {
  if (typeof limit === 'number') return limit;
  return limit === undefined && path === undefined ? undefined : 0;
}

/** Why a state never fails with an error of this name; `undefined` if it may. */
export function cannotHappen(name: string, state: StateDefinition): string | undefined {
  if (name === 'States.Runtime') return 'no Retry and no Catch matches it';
  if (state.Type !== 'Task') return undefined;
  const { HeartbeatSeconds, HeartbeatSecondsPath, TimeoutSeconds, TimeoutSecondsPath } = state;
  const beats = HeartbeatSeconds !== undefined || HeartbeatSecondsPath !== undefined;
  if (name === 'States.HeartbeatTimeout' && !beats) return 'the state has no HeartbeatSeconds';
  const limited = TimeoutSeconds !== undefined || TimeoutSecondsPath !== undefined;
  if (name === 'States.Timeout' && !limited && !beats)
    return 'the state has no TimeoutSeconds, and the default is longer than any execution lasts';
  return notOfTasks.has(name) ? 'no Task fails with it' : undefined;
}

const notOfTasks: ReadonlySet<string> = new Set(
  ['BranchFailed', 'ExceedToleratedFailureThreshold', 'ItemReaderFailed', 'NoChoiceMatched', 'ResultWriterFailed'].map(
    (name) => `States.${name}`,
  ),
);
