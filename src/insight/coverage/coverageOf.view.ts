import { buildGraph, type GraphBlock } from '../../story/graph/buildGraph';
import { edgeKey, type StateTrace, type Trace } from '../../story/graph/Trace';
import type { JsonObject } from '../../util/json';

/** What some executions have run of a definition. */
export interface MachineCoverage {
  /** For the picture: `missed` states, those with some ways not taken (`partly`), and the others. */
  readonly trace: Trace;
  readonly states: Counted;
  readonly ways: Counted;
  /** What no execution did, in words, in the order of the definition. */
  readonly missing: readonly string[];
}

export interface Counted {
  readonly run: number;
  readonly total: number;
}

/** Adds up what executions did. Ways are edges of the graph: two rules of a Choice with the same target are one way. */
export function coverageOf(definition: JsonObject, traces: readonly Trace[]): MachineCoverage {
  const states = new Map<string, StateTrace>();
  const edges = new Map<string, number>();
  const missing: string[] = [];
  const counts = { states: { run: 0, total: 0 }, ways: { run: 0, total: 0 } };
  const visit = (block: GraphBlock): void => {
    for (const { name, blocks } of block.nodes) {
      const times = traces.reduce((sum, trace) => sum + (trace.states.get(name)?.times ?? 0), 0);
      const retries = traces.reduce((sum, trace) => sum + (trace.states.get(name)?.retries ?? 0), 0);
      const ways = new Map(
        block.edges
          .filter(({ from }) => from === name)
          .map(({ to, kind }) => [edgeKey(name, to, kind === 'catch'), { to, kind }]),
      );
      let gone = 0;
      for (const [key, { to, kind }] of ways) {
        const taken = traces.reduce((sum, trace) => sum + (trace.edges.get(key) ?? 0), 0);
        if (taken > 0) edges.set(key, taken);
        else if (times > 0) missing.push(`${name} → ${to}${kind === 'catch' ? ' (its Catch)' : ''}`);
        gone += taken > 0 ? 1 : 0;
      }
      if (times === 0) missing.push(name);
      counts.states.total += 1;
      counts.states.run += times > 0 ? 1 : 0;
      counts.ways.total += ways.size;
      counts.ways.run += gone;
      states.set(name, { times, retries, outcome: times === 0 ? 'missed' : gone < ways.size ? 'partly' : 'succeeded' });
      blocks.forEach(visit);
    }
  };
  visit(buildGraph(definition));
  return { trace: { states, edges }, ...counts, missing };
}
