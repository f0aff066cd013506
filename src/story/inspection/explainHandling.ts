import { errorMatches, isFatal } from '../../engine/interpreter/retry/errorMatches';
import { objectsIn, type WalkedState } from '../../language/asl/walk';
import { isArray, member, type JsonObject } from '../../util/json';
import { errorOf, type Attempt, type Visit } from '../trace/Story';
import { nextOf } from '../trace/strands';

/** One of the entries of `Retry` or `Catch`, or the candidates for it. */
export interface Handler {
  /** Its index; `undefined` if it is unknown which of the candidates it was. */
  readonly index: number | undefined;
  readonly candidates: readonly number[];
}

/** What handled the errors of a visit of a Task, Parallel or Map. */
interface ExplainedHandling {
  /** One for each retrier that decided about an error: it ran the state again, or its `MaxAttempts` is 0. */
  readonly retriers: readonly Handler[];
  /** `undefined` if no catcher handled an error. */
  readonly catcher: Handler | undefined;
}

/** An error, as far as it is in the history. */
interface KnownError {
  /** Whether `error` is complete; a composite may have failed with an error that no event names. */
  readonly known: boolean;
  readonly error: string | undefined;
  /** Whether a `States.Timeout` may come from a heartbeat, which has a second name. */
  readonly mayBeHeartbeat: boolean;
}

/**
 * Which retriers and which catcher handled the errors of a visit. No history says so: they are compared again with the
 * errors in the history. If two of them could have handled an error, neither is named.
 */
export function explainHandling(visit: Visit, state: WalkedState): ExplainedHandling {
  const retry = objectsIn(state.object, 'Retry');
  const retriers = visit.attempts.flatMap((attempt, index): Handler[] => {
    if ((attempt.outcome !== 'failed' && attempt.outcome !== 'timedOut') || isFatal(attempt)) return [];
    const handler = firstThatFits(retry, errorOfAttempt(attempt, visit, state));
    const retried = visit.attempts[index + 1]?.startedBy === 'retry';
    if (retried) return [handler ?? { index: undefined, candidates: [...retry.keys()] }];
    // Nothing was retried: only an entry that forbids it can have decided that.
    return handler?.index !== undefined && member(retry[handler.index]!, 'MaxAttempts') === 0 ? [handler] : [];
  });
  return { retriers, catcher: visit.outcome === 'caught' ? catcherOf(visit, state) : undefined };
}

function catcherOf(visit: Visit, state: WalkedState): Handler {
  const catchers = objectsIn(state.object, 'Catch');
  const last = visit.attempts.at(-1);
  const error: KnownError =
    last !== undefined && visit.error === undefined
      ? errorOfAttempt(last, visit, state)
      : { known: visit.error !== undefined, error: errorOf(visit).error, mayBeHeartbeat: mayBeHeartbeat(state) };
  const found = firstThatFits(catchers, error);
  const next = nextOf(visit);
  const leadsThere = (index: number): boolean => next === undefined || member(catchers[index]!, 'Next') === next;
  if (found?.index !== undefined && leadsThere(found.index)) return found;
  const candidates = (found?.candidates ?? [...catchers.keys()]).filter(leadsThere);
  return { index: candidates.length === 1 ? candidates[0] : undefined, candidates };
}

/** The first entry that certainly matches, and those before it that may. */
function firstThatFits(entries: readonly JsonObject[], error: KnownError): Handler | undefined {
  const candidates: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const fits = matches(member(entry, 'ErrorEquals'), error);
    if (fits === false) continue;
    candidates.push(index);
    if (fits === true) return { index: candidates.length === 1 ? index : undefined, candidates };
  }
  return candidates.length === 0 ? undefined : { index: undefined, candidates };
}

/** Whether one of the names matches; `undefined` if that is not known. */
function matches(names: unknown, { known, error, mayBeHeartbeat: heartbeat }: KnownError): boolean | undefined {
  if (!isArray(names as never)) return false;
  const list = names as readonly string[];
  if (list.includes('States.ALL')) return true;
  if (!known) return undefined;
  if (errorMatches(list, { error })) return true;
  return heartbeat && error === 'States.Timeout' && list.includes('States.HeartbeatTimeout') ? undefined : false;
}

function errorOfAttempt({ error, scheduled }: Attempt, visit: Visit, state: WalkedState): KnownError {
  // A task's own event is complete, even if it has no error.
  const told = error !== undefined || (visit.type === 'Task' && scheduled);
  return { known: told, error, mayBeHeartbeat: mayBeHeartbeat(state) };
}

function mayBeHeartbeat({ object }: WalkedState): boolean {
  return member(object, 'HeartbeatSeconds') !== undefined || member(object, 'HeartbeatSecondsPath') !== undefined;
}
