import { retriesOf, type Strand, type Visit } from '../trace/Story';

/** What an execution did, as far as a picture can show it. */
export interface Trace {
  /** By the names of the states that were entered, or that ought to have been. */
  readonly states: ReadonlyMap<string, StateTrace>;
  /** Ways that were taken, made by `edgeKey`, and how often. */
  readonly edges: ReadonlyMap<string, number>;
}

export interface StateTrace {
  /** How often it was entered. */
  readonly times: number;
  /** How often Retry ran it again. */
  readonly retries: number;
  /** The worst that happened to it; of tests: `missed`, not run; `partly`, not all of its ways gone. */
  readonly outcome: 'succeeded' | 'open' | 'aborted' | 'caught' | 'failed' | 'partly' | 'missed';
}

/** A way from a state to another; caught ways are other ways. */
export function edgeKey(from: string, to: string, caught: boolean): string {
  return JSON.stringify([from, to, caught]);
}

const worst: readonly StateTrace['outcome'][] = ['succeeded', 'open', 'aborted', 'caught', 'failed'];

/** What visits show in a picture. They come in order of entry; those of a strand are all there, or none. */
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
