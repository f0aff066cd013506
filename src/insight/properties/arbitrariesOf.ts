import type * as FastCheck from 'fast-check';
import type { StateDefinition, StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';
import { type Json, member, type JsonObject } from '../../util/json';
import { HarnessError } from '../../errors/HarnessError';
import type { Failing, Outcome } from '../../contract/Outcome';
import { outcomeArbitrary } from './outcomeArbitrary';
import type { PlannedTask } from './PlannedAnswers';
import { Source, follow, type Known } from './Source';
import { valueArbitrary, type ValueOptions } from './valueArbitrary';
import { walkDefinition, type BlockView } from '../../language/asl/walk';
import type { ReadPath } from './readPaths';
import { StateVisit, type SourceTracer } from './StateVisit';
import { lazy } from '../../util/lazy';

const requireFastCheck = lazy(() => require('fast-check') as Fc);

/** What is generated for a definition. */
export interface Generated {
  readonly input: FastCheck.Arbitrary<Json>;
  /** How one call of each Task ends. */
  readonly outcomes: ReadonlyMap<string, FastCheck.Arbitrary<Outcome>>;
  readonly tasks: readonly PlannedTask[];
}

/** Inputs and outcomes for what a definition mentions: its Choice rules, paths, Retry and Catch. */
export function arbitrariesOf(
  fc: Fc,
  definition: StateMachineDefinition,
  { malformed, failures }: ValueOptions & { readonly failures: Failing },
): Generated {
  const { input, results } = sourcesOf(definition);
  const tasks = [...statesOf(definition).values()]
    .filter(({ type }) => type === 'Task')
    .map(({ name, object }): PlannedTask => {
      return { name, definition: object as unknown as StateDefinition, source: results.get(name) ?? new Source() };
    });
  const outcomes = tasks.map(
    (task) => [task.name, outcomeArbitrary(fc, task.definition, task.source, failures)] as const,
  );
  return {
    input: input.isUnread ? fc.constant({}) : valueArbitrary(fc, input, { malformed }),
    outcomes: new Map(outcomes),
    tasks,
  };
}

export type Fc = typeof FastCheck;

/** The user's fast-check. Throws a HarnessError if it is not installed. */
export function loadFastCheck(): Fc {
  try {
    return requireFastCheck();
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    throw new HarnessError('Runs with generated inputs need the package fast-check: npm install --save-dev fast-check');
  }
}

/** What a definition reads from external values. */
interface Sources {
  readonly input: Source;
  /** The result of each Task, by its state. */
  readonly results: ReadonlyMap<string, Source>;
}

/**
 * Follows the data of a definition from its input and the results of its tasks to whatever reads them: paths,
 * expressions and Choice rules. The results of expressions are not followed further.
 */
export function sourcesOf(definition: StateMachineDefinition): Sources {
  const tracer = new Tracer();
  const machine = walkDefinition(definition as unknown as JsonObject);
  tracer.block(machine, tracer.input, undefined);
  return tracer;
}

/** The maximum number of visits of a state that are followed: a loop brings other data each time. */
const mostVisits = 3;

class Tracer implements Sources, SourceTracer {
  readonly input = new Source();
  readonly results = new Map<string, Source>();
  private readonly variables = new Map<string, Known>();

  /** Returns the output of the block. */
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
