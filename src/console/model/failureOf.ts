import { failedIn } from '../../story/trace/attempts';
import { clip } from '../../story/trace/clip';
import { errorOf, type Visit } from '../../story/trace/Story';

/** Where an execution failed, and why. */
export interface FailedAt {
  readonly visit: Visit;
  readonly error: string | undefined;
  /** The cause without what the page says anyway, shortened: the message of a function, the fault of a path. */
  readonly reason: string;
  /** If a Fail state ended it: the last state before that with a caught error. */
  readonly caught: Visit | undefined;
}

const longestReason = 240;

/** The failure of an execution whose states were visited like this; `undefined` if no state of it failed. */
export function failureOf(visits: readonly Visit[]): FailedAt | undefined {
  const main = visits[0]?.strand;
  const visit = main === undefined ? undefined : failedIn(main);
  if (main === undefined || visit === undefined) return undefined;
  const { error, cause } = errorOf(visit);
  const caught =
    visit.type === 'Fail' ? visit.strand.visits.findLast(({ outcome }) => outcome === 'caught') : undefined;
  return { visit, error, reason: reasonOf(cause), caught };
}

/** AWS: a function's error has its class, message and stack as JSON; an error of the data names state and event. */
function reasonOf(cause = ''): string {
  const text = messageIn(cause) ?? cause.replace(/^An error occurred while executing the state .*? #\d+\)\. /, '');
  // The first line of a mistake of the test says what happened; the others, what to write.
  return clip(text.trim().split('\n')[0]!, longestReason);
}

function messageIn(cause: string): string | undefined {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown };
    return typeof errorMessage === 'string' ? errorMessage : undefined;
  } catch {
    return undefined;
  }
}
