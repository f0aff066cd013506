import type * as FastCheck from 'fast-check';
import type { StateDefinition, StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';
import type { Json } from '../../util/json';
import { HarnessError } from '../../errors/HarnessError';
import type { Failing, Outcome } from './Outcome';
import { outcomeArbitrary } from './outcomeArbitrary';
import type { PlannedTask } from './PlannedAnswers';
import { Source } from './Source';
import { sourcesOf } from './sourcesOf';
import { valueArbitrary, type ValueOptions } from './valueArbitrary';

/** What is generated from a definition. */
export interface Generated {
  readonly input: FastCheck.Arbitrary<Json>;
  /** How one call of a task ends, for each Task. */
  readonly outcomes: ReadonlyMap<string, FastCheck.Arbitrary<Outcome>>;
  readonly tasks: readonly PlannedTask[];
}

/** Inputs and outcomes that a definition speaks of: its Choice rules, paths, Retry and Catch. */
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
  const isUnread = input.members.size === 0 && input.elements === undefined && input.values.length === 0;
  return {
    input: isUnread ? fc.constant({}) : valueArbitrary(fc, input, { malformed }),
    outcomes: new Map(outcomes),
    tasks,
  };
}

export type Fc = typeof FastCheck;

/** The user's fast-check. Throws a HarnessError when there is none. */
export function loadFastCheck(): Fc {
  try {
    return require('fast-check') as Fc;
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    throw new HarnessError(
      'Runs with generated inputs need fast-check beside Stepmill: npm install --save-dev fast-check',
    );
  }
}
