import { HarnessError } from '../errors/HarnessError';
import { checkMembers } from '../util/checkMembers';
import type { Arbitrary, Failing, Outcome } from '../contract/Outcome';

/** Options of runs with generated inputs and outcomes. */
export interface PropertyOptions<State extends string = string, Input = unknown> {
  /** The number of runs. Default 100. */
  readonly runs?: number;
  /** A whole number; the same seed makes the same runs. Default: a new one each time, which a failure shows. */
  readonly seed?: number;
  /** The inputs: a fast-check arbitrary. Default: inputs generated from what the definition reads and compares. */
  readonly input?: Arbitrary<Input>;
  /** Excludes impossible inputs: those for which it returns false. */
  readonly given?: (input: Input) => boolean;
  /** Whether members of the input may be missing, null or of another type. Default true. */
  readonly malformed?: boolean;
  /**
   * How tasks fail. `all`: with each error that Retry and Catch name, with timeouts, and with an error that no rule
   * names. `named`: without the last. `none`: never. Default `all`.
   */
  readonly failures?: Failing;
  /** How calls of certain tasks end, instead of generated outcomes. */
  readonly outcomes?: { readonly [Name in State]?: Arbitrary<Outcome> };
  /** Errors of the definition itself (`States.NoChoiceMatched`) with which a run may fail. Default: none. */
  readonly allow?: readonly string[];
}

const names: Record<keyof PropertyOptions, true> = {
  runs: true,
  seed: true,
  input: true,
  given: true,
  malformed: true,
  failures: true,
  outcomes: true,
  allow: true,
};

/** Throws a HarnessError for an unknown option, and for one with a wrong value. */
export function checkPropertyOptions(options: PropertyOptions, tasks: readonly string[]): void {
  checkMembers(options, Object.keys(names), 'The options of always(…)');
  const { runs = 1, seed = 0, input, given, failures = 'all', outcomes = {}, allow = [] } = options;
  if (!Number.isSafeInteger(runs) || runs < 1)
    throw new HarnessError('The option runs must be a whole number of at least 1.');
  if (!Number.isSafeInteger(seed)) throw new HarnessError('The option seed must be a whole number.');
  if (given !== undefined && typeof given !== 'function')
    throw new HarnessError('The option given is a function: given: (input) => input.total >= 0.');
  if (!['all', 'named', 'none'].includes(failures))
    throw new HarnessError(`The option failures is 'all', 'named' or 'none', not ${JSON.stringify(failures)}.`);
  if (!Array.isArray(allow))
    throw new HarnessError("The option allow is a list of errors: ['States.NoChoiceMatched'].");
  checkMembers(outcomes, tasks, 'The option outcomes of always(…): the Tasks of the machine');
  for (const [name, arbitrary] of Object.entries({ input, ...outcomes }))
    if (arbitrary !== undefined && typeof arbitrary.generate !== 'function')
      throw new HarnessError(`'${name}' must be a fast-check arbitrary: fc.constant(…), fc.record({ … }).`);
}

/** The results of runs with generated inputs and outcomes. */
export interface PropertyReport {
  /** The number of runs. */
  readonly runs: number;
  /** The number of inputs that `given` excluded. */
  readonly rejected: number;
  /** The option `seed` that repeats the same runs. */
  readonly seed: number;
  /** The number of runs for each status: `{ SUCCEEDED: 80, FAILED: 20 }`. */
  readonly ends: Readonly<Record<string, number>>;
  /** States that no run entered. */
  readonly notEntered: readonly string[];
}
