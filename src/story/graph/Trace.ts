import { retriesOf, type Strand, type Visit } from '../trace/Story';

/** What an execution did, as far as a picture can show it. */
export interface Trace {
  /** By the names of the states that were entered, or should have been. */
  readonly states: ReadonlyMap<string, StateTrace>;
  /** The edges that were taken, by `edgeKey`, with counts. */
  readonly edges: ReadonlyMap<string, number>;
}

export interface StateTrace {
  /** How often it was entered. */
  readonly times: number;
  /** How often Retry ran it again. */
  readonly retries: number;
  /** The worst outcome; for tests: `missed`, not run; `partly`, not all of its ways taken. */
  readonly outcome: 'succeeded' | 'open' | 'aborted' | 'caught' | 'failed' | 'partly' | 'missed';
}

/** An edge from a state to another; an edge of a catcher is a different one. */
export function edgeKey(from: string, to: string, caught: boolean): string {
  return JSON.stringify([from, to, caught]);
}

const worst: readonly StateTrace['outcome'][] = ['succeeded', 'open', 'aborted', 'caught', 'failed'];

/**
 * The picture's data from visits. They come in order of entry; those of a strand are either all present or all absent.
 */
export function traceOf(visits: Iterable<Visit>): Trace {
  const states = new Map<string, StateTrace>();
  const edges = new Map<string, number>();
  const last = new Map<Strand, Visit>();
  for (const visit of visits) {
    const { state, strand } = visit;
    const before = states.get(state) ?? { times: 0, retries: 0, outcome: 'succeeded' };
    const outcome = worst[Math.max(worst.indexOf(before.outcome), worst.indexOf(visit.outcome))]!;
    states.set(state, { times: before.times + 1, retries: before.retries + retriesOf(visit).length, outcome });
    const from = last.get(strand);
    last.set(strand, visit);
    if (from === undefined) continue;
    const key = edgeKey(from.state, state, from.outcome === 'caught');
    edges.set(key, (edges.get(key) ?? 0) + 1);
  }
  return { states, edges };
}
