import { iterationsOf } from '../../story/trace/strands';
import type { Attempt, Visit } from '../../story/trace/Story';
import type { Json } from '../../util/json';

/** How a task was answered, once. */
export interface Answered {
  readonly startedId: number;
  /** Of the innermost Map around it; `undefined` outside of Maps. */
  readonly item: number | undefined;
  readonly answer:
    | { readonly kind: 'returned'; readonly value: Json }
    | { readonly kind: 'threw'; readonly error: string; readonly cause: string | undefined }
    | { readonly kind: 'timedOut' };
}

/** The answers of each Task state that called somebody, in the order of the calls. What has no answer yet is left out. */
export function answersOf(visits: readonly Visit[]): ReadonlyMap<string, readonly Answered[]> {
  const byState = new Map<string, Answered[]>();
  for (const visit of visits) {
    if (visit.type !== 'Task') continue;
    const item = iterationsOf(visit).at(-1)?.index;
    for (const attempt of visit.attempts) {
      const answer = answerOf(attempt);
      if (answer === undefined) continue;
      const list = byState.get(visit.state) ?? [];
      list.push({ startedId: attempt.startedId, item, answer });
      byState.set(visit.state, list);
    }
  }
  for (const list of byState.values()) list.sort((a, b) => a.startedId - b.startedId);
  return byState;
}

function answerOf({ scheduled, outcome, output, error, cause }: Attempt): Answered['answer'] | undefined {
  if (!scheduled) return undefined;
  if (outcome === 'succeeded') return output === undefined ? undefined : { kind: 'returned', value: output };
  if (outcome === 'timedOut') return { kind: 'timedOut' };
  return outcome === 'failed' && error !== undefined ? { kind: 'threw', error, cause } : undefined;
}
