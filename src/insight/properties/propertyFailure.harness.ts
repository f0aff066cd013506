import { HarnessError } from '../../errors/HarnessError';
import { describeError } from '../../story/trace/formatStory';
import { formatCount } from '../../util/formatCount';
import type { Json } from '../../util/json';
import { literal, quoted } from '../../util/literal';
import type { Run } from '../../harness/run/Run';
import type { Outcome, Plan } from '../../contract/Outcome';
import type { PropertyOptions } from '../../harness/PropertyOptions';

/**
 * A run violates the property of `always`. The message has the smallest run that was found, with its seed, as a test. It
 * is an ordinary Error, as a failed assertion is. More: docs/how-to/properties.md
 */
export class PropertyError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'PropertyError';
  }
}

/** The details that fast-check reports at the end. */
export interface Details {
  readonly numRuns: number;
  readonly numSkips: number;
  readonly numShrinks: number;
  readonly seed: number;
}

/** A run that violates the property. */
export interface FailedRun {
  readonly plan: Plan;
  readonly run: Run | undefined;
  readonly error: unknown;
  readonly given: ReadonlyMap<string, readonly Outcome[]>;
}

/** Errors of the definition itself: no task has failed. */
const ownErrors: ReadonlySet<string> = new Set(
  [
    'Runtime',
    'NoChoiceMatched',
    'ParameterPathFailure',
    'ResultPathMatchFailure',
    'IntrinsicFailure',
    'QueryEvaluationError',
    'DataLimitExceeded',
    'ItemReaderFailed',
  ].map((name) => `States.${name}`),
);

/** What is wrong with a run, whatever its test expects; `undefined` if nothing is. */
export function faultOf({ status, error, cause, story }: Run, allowed: readonly string[]): string | undefined {
  if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'the execution does not end';
  if (status === 'ABORTED') return undefined;
  if (error === undefined || !ownErrors.has(error) || allowed.includes(error)) return undefined;
  // A Fail state may use any error name.
  if (story.main.visits.at(-1)?.type === 'Fail') return undefined;
  return `the execution fails because of its own definition: ${describeError(error, cause)}`;
}

/** The error for a run that violates the property, with the same run as a test. */
export function propertyFailure(
  { plan, run, error, given }: FailedRun,
  { numRuns, seed, numShrinks }: Details,
  machine: string,
  { runs = 100, allow = [] }: PropertyOptions,
): Error {
  const message = error instanceof Error || isErrorLike(error) ? error.message : String(error);
  const own = run !== undefined && faultOf(run, allow) !== undefined;
  const expectation = own
    ? `expect(run).not.toHaveFailedWith('${run.error ?? ''}');`
    : '// what the property says of the run';
  const text = [
    `'${machine}' violates the property in run ${numRuns} of ${runs}, shrunk ${formatCount(numShrinks, 'time')} (seed: ${seed})`,
    '',
    message,
    '',
    'As a test:',
    '',
    asTest(plan.input, given, expectation),
  ].join('\n');
  // A mistake of the test stays one.
  return HarnessError.is(error)
    ? Object.assign(new HarnessError(text), { cause: error })
    : new PropertyError(text, error);
}

function isErrorLike(error: unknown): error is { readonly message: string } {
  return typeof (error as { message?: unknown } | null)?.message === 'string';
}

/** A run as a test: mocks for the answers of its tasks, its input, and the assertion. */
function asTest(input: Json, given: ReadonlyMap<string, readonly Outcome[]>, expectation: string): string {
  return [
    "test('found by a property', async () => {",
    ...[...given].map(([state, outcomes]) => `  machine.mock(${quoted(state)})${chain(outcomes)};`),
    `  const run = await machine.run(${literal(input)});`,
    `  ${expectation}`,
    '});',
  ].join('\n');
}

/** `.throws('A').times(2).returns({})`: repeated outcomes are written once. */
function chain(outcomes: readonly Outcome[]): string {
  const runs: { readonly text: string; times: number }[] = [];
  for (const outcome of outcomes) {
    const text = call(outcome);
    const last = runs.at(-1);
    if (last?.text === text) last.times += 1;
    else runs.push({ text, times: 1 });
  }
  const told = runs.slice(0, mostTold);
  const rest = runs.length > told.length ? ` /* and ${runs.length - told.length} more answers */` : '';
  const text = told
    .map(({ text, times }, index) => (times > 1 && index < runs.length - 1 ? `${text}.times(${times})` : text))
    .join('');
  return `${text}${rest}`;
}

/** Not all answers of an endless loop are shown. */
const mostTold = 6;

function call(outcome: Outcome): string {
  if ('returns' in outcome) return `.returns(${literal(outcome.returns)})`;
  return 'timesOut' in outcome ? '.timesOut()' : `.throws(${quoted(outcome.throws)})`;
}
