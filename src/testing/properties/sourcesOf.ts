import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition, type BlockView } from '../../language/asl/walk';
import { member, type Json, type JsonObject } from '../../util/json';
import type { ReadPath } from './readPaths';
import { follow, Source, type Known } from './Source';
import { StateVisit, type SourceTracer } from './StateVisit';

/** What a definition reads of what comes from outside. */
interface Sources {
  readonly input: Source;
  /** Of the result of each Task, by its state. */
  readonly results: ReadonlyMap<string, Source>;
}

/**
 * Follows the data of a definition from its input and the results of its tasks to whatever reads them: paths, expressions
 * and Choice rules. What an expression computes is not followed further.
 */
export function sourcesOf(definition: StateMachineDefinition): Sources {
  const tracer = new Tracer();
  const machine = walkDefinition(definition as unknown as JsonObject);
  tracer.block(machine, tracer.input, undefined);
  return tracer;
}

/** How often a state is followed at most: a loop brings other data each time. */
const mostVisits = 3;

class Tracer implements Sources, SourceTracer {
  readonly input = new Source();
  readonly results = new Map<string, Source>();
  private readonly variables = new Map<string, Known>();

  /** Answers what the block ends with. */
  block(block: BlockView, input: Known, item: Known): Known {
    const states = new Map(block.states.map((state) => [state.name, state]));
    const visits = new Map<string, number>();
    const queue: (readonly [name: string, input: Known])[] = [];
    const go = (name: Json | undefined, data: Known): void => {
      if (typeof name === 'string') queue.push([name, data]);
    };
    go(member(block.object, 'StartAt'), input);
    let end: Known;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, data] = next;
      const state = states.get(name);
      const count = visits.get(name) ?? 0;
      if (state === undefined || count >= mostVisits) continue;
      visits.set(name, count + 1);
      const output = new StateVisit(this, state, data, item).run(go);
      if (member(state.object, 'End') === true || state.type === 'Succeed') end ??= output;
    }
    return end;
  }

  result(state: string): Source {
    let found = this.results.get(state);
    if (found === undefined) this.results.set(state, (found = new Source()));
    return found;
  }

  resolve({ root, steps }: ReadPath, roots: Readonly<Record<string, Known>>): Known {
    const from = root.startsWith('$') ? this.variables.get(root) : root === 'execution' ? this.input : roots[root];
    return follow(from, steps);
  }

  assign(name: string, value: Known): void {
    if (this.variables.get(`$${name}`) === undefined) this.variables.set(`$${name}`, value);
  }
}
