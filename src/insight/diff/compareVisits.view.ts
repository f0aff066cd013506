import { traceOf, type StateTrace } from '../../story/graph/Trace';
import { textOf } from '../../console/model/eventText';
import type { HistoryFeed } from '../../console/model/HistoryFeed';

/** What a state did in one of two executions, with the unchanged data of its first visit. */
interface SideOfState extends StateTrace {
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
}

interface ComparedState {
  readonly state: string;
  /** `undefined` if it was not entered. */
  readonly left: SideOfState | undefined;
  readonly right: SideOfState | undefined;
  /** What differs, in words. */
  readonly differs: readonly string[];
}

/** The states that at least one of two executions has entered, in order of entry, and where they differ. */
export function compareVisits(left: HistoryFeed, right: HistoryFeed): readonly ComparedState[] {
  const [lefts, rights] = [sidesOf(left), sidesOf(right)];
  return [...new Set([...lefts.keys(), ...rights.keys()])].map((state) => {
    const [one, other] = [lefts.get(state), rights.get(state)];
    return { state, left: one, right: other, differs: differencesOf(one, other) };
  });
}

function sidesOf(feed: HistoryFeed): ReadonlyMap<string, SideOfState> {
  const { states } = traceOf(feed.visits);
  const sides = new Map<string, SideOfState>();
  for (const visit of feed.visits) {
    if (sides.has(visit.state)) continue;
    sides.set(visit.state, {
      ...states.get(visit.state)!,
      input: textOf(feed.events[visit.enteredId - 1], 'input'),
      output: textOf(feed.exitOf(visit), 'output'),
      error: visit.error ?? visit.attempts.findLast(({ error }) => error !== undefined)?.error,
    });
  }
  return sides;
}

function differencesOf(one: SideOfState | undefined, other: SideOfState | undefined): string[] {
  if (one === undefined || other === undefined) return ['whether it was entered'];
  const parts: readonly (readonly [string, unknown, unknown])[] = [
    ['outcome', one.outcome, other.outcome],
    ['visits', one.times, other.times],
    ['retries', one.retries, other.retries],
    ['error', one.error, other.error],
    ['input', one.input, other.input],
    ['output', one.output, other.output],
  ];
  return parts.filter(([, a, b]) => a !== b).map(([name]) => name);
}
