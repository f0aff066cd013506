import { failedIn } from '../../story/trace/attempts';
import { clip } from '../../story/trace/clip';
import { errorOf, type Strand, type Visit } from '../../story/trace/Story';

/** Where an execution failed, and why. */
export interface FailedAt {
  readonly visit: Visit;
  /** Shortened. `undefined`: it has none. */
  readonly error: string | undefined;
  /** The cause without what the page says anyway, shortened: the message of a function, the fault of a path. */
  readonly reason: string;
  /** If a Fail state ended it: the last state before that with a caught error. */
  readonly caught: CaughtAt | undefined;
  /** Of a Distributed Map. */
  readonly mapRun: FailedMapRun | undefined;
}

interface CaughtAt {
  readonly visit: Visit;
  /** Shortened. `undefined`: the history does not tell. */
  readonly error: string | undefined;
}

interface FailedMapRun {
  readonly arn: string;
  /** Whether its children failed, and not its reader, its writer or an expression. */
  readonly byChildren: boolean;
}

const longestError = 120;
const longestReason = 240;

/** The failure of an execution whose states were visited like this; `undefined` if no state of it failed. */
export function failureOf(visits: readonly Visit[]): FailedAt | undefined {
  const main = visits[0]?.strand;
  const visit = main && failedIn(main);
  if (visit === undefined) return undefined;
  const { error, cause } = errorOf(visit);
  const caught =
    visit.type === 'Fail' ? visit.strand.visits.findLast(({ outcome }) => outcome === 'caught') : undefined;
  const mapRunArn = visit.attempts.at(-1)?.mapRunArn;
  return {
    visit,
    error: nameOf(error),
    reason: reasonOf(visit, error, cause),
    caught: caught && { visit: caught, error: nameOf(errorOf(caught).error) },
    mapRun: mapRunArn === undefined ? undefined : { arn: mapRunArn, byChildren: error === tooManyFailed },
  };
}

const tooManyFailed = 'States.ExceedToleratedFailureThreshold';

/** The innermost states that were open when an execution ended: those of the first branch or item first. */
export function openAtEnd(visits: readonly Visit[]): readonly Visit[] {
  return visits[0] === undefined ? [] : openIn(visits[0].strand);
}

function openIn({ visits }: Strand): readonly Visit[] {
  const visit = visits.at(-1);
  if (visit?.outcome !== 'aborted') return [];
  const last = visit.attempts.at(-1);
  // What an earlier attempt aborted was not open: the state waited for its next attempt.
  const inside = last?.outcome === 'aborted' ? last.strands.flatMap(openIn) : [];
  return inside.length === 0 ? [visit] : inside;
}

function nameOf(error: string | undefined): string | undefined {
  return error === undefined ? undefined : clip(error, longestError);
}

function reasonOf({ state, enteredId }: Visit, error: string | undefined, cause = ''): string {
  // AWS: an error of the data names state and event.
  const named = `An error occurred while executing the state '${state}' (entered at the event id #${enteredId}). `;
  const text = messageIn(cause) ?? (cause.startsWith(named) ? cause.slice(named.length) : cause);
  return clip((error === 'Stepmill.HarnessError' ? whatHappened(text) : text).trim(), longestReason);
}

/** The first line of a mistake of the test says what happened; the others, what to write. */
function whatHappened(mistake: string): string {
  return mistake
    .trim()
    .split('\n')[0]!
    .replace(/(?<=\.) [^.]*:$/, '');
}

/**
 * AWS: a function's error has its class, message and stack as JSON; that of a nested execution, its description.
 */
function messageIn(cause: string): string | undefined {
  if (!cause.trimStart().startsWith('{')) return undefined;
  try {
    const {
      errorMessage,
      ExecutionArn,
      Error: error,
      Cause: inner,
    } = JSON.parse(cause) as Readonly<Record<string, unknown>>;
    if (typeof errorMessage === 'string') return errorMessage;
    if (typeof ExecutionArn !== 'string' || typeof error !== 'string') return undefined;
    const why = typeof inner === 'string' ? (messageIn(inner) ?? inner) : '';
    return `Its execution failed with ${error}${why === '' ? '' : `: ${why}`}`;
  } catch {
    return undefined;
  }
}
