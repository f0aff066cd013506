import { HarnessError } from '../../errors/HarnessError';
import { statesOf } from '../../story/trace/findState';
import { formatCount } from '../../util/formatCount';
import { NotHereError } from '../../harness/places/NotHereError';
import type { Work } from '../../harness/run/UsageErrors';
import type { Run } from '../../harness/run/Run';
import type { MethodHost, RunnableMachine } from '../../harness/methods';
import { arbitrariesOf, type Generated, loadFastCheck, type Fc } from './arbitrariesOf';
import type { Plan } from '../../contract/Outcome';
import { PlannedAnswers } from './PlannedAnswers';
import { faultOf, propertyFailure, type Details, type FailedRun } from './propertyFailure.harness';
import { checkPropertyOptions, type PropertyOptions, type PropertyReport } from '../../harness/PropertyOptions';
import { isProcessPlace } from '../../harness/places/isProcessPlace';

/** The assertion for each run: it throws or returns false if it does not hold. */
type RunPredicate<R> = (run: R) => unknown;

/** The maximum number of runs to find a smaller failing one. */
const mostShrinks = 300;

/** Runs a state machine many times, and throws if a run violates the property. See `always` of a state machine. */
export async function checkAlways(
  harness: MethodHost,
  machine: RunnableMachine,
  predicate: RunPredicate<Run> | undefined,
  options: PropertyOptions,
): Promise<PropertyReport> {
  if (!isProcessPlace(harness.place)) {
    const reason = 'always() only works in the test process, because it makes hundreds of runs.';
    harness.test.skip(reason);
    throw new NotHereError(reason);
  }
  if (harness.origin.timed !== true)
    throw new HarnessError("always() needs time that skips: stepmill({ time: 'skip' }), which is the default.");
  if (predicate !== undefined && typeof predicate !== 'function')
    throw new HarnessError(
      'always() takes a function, then options: always((run) => expect(run).toHaveSucceeded(), { runs: 200 }), or ' +
        'always(undefined, { runs: 200 }).',
    );
  const fc = loadFastCheck();
  // A definition that AWS rejects is reported first.
  await machine.arn();
  const { malformed = true, failures = 'all' } = options;
  const generated = arbitrariesOf(fc, machine.definition, { malformed, failures });
  checkPropertyOptions(
    options,
    generated.tasks.map(({ name }) => name),
  );
  const work = harness.usageErrors.begin(`always() of '${machine.name}' was not finished: did you forget an await?`);
  const answers = new PlannedAnswers(harness.scripts, machine.name, generated.tasks, options.outcomes);
  try {
    const isMocked = (state: string): boolean => harness.scripts.mocksState(state, machine.name, undefined);
    return await new Check({ machine, predicate, options, generated, answers, isMocked, work }).run(fc);
  } finally {
    work.end();
    answers.end();
  }
}

interface Parts {
  readonly machine: RunnableMachine;
  readonly predicate: RunPredicate<Run> | undefined;
  readonly options: PropertyOptions;
  readonly generated: Generated;
  readonly answers: PlannedAnswers;
  /** Whether the test mocks a state as one step. */
  readonly isMocked: (state: string) => boolean;
  readonly work: Work;
}

class Check {
  private readonly ends: Record<string, number> = {};
  private readonly entered = new Set<string>();
  private calls = 0;
  private shrinks = 0;
  private failed: FailedRun | undefined;

  constructor(private readonly parts: Parts) {}

  async run(fc: Fc): Promise<PropertyReport> {
    const { runs = 100, seed, given } = this.parts.options;
    const property = fc.asyncProperty(this.plans(fc), async (plan) => {
      if (given !== undefined) fc.pre(fits(given, plan.input));
      if (this.failed !== undefined && ++this.shrinks > mostShrinks) return;
      await this.check(plan);
    });
    const details = await fc.check(property, {
      numRuns: runs,
      ...(seed !== undefined && { seed }),
      maxSkipsPerRun: 50,
    });
    if (this.failed !== undefined)
      throw propertyFailure(this.failed, details, this.parts.machine.name, this.parts.options);
    if (details.errorInstance instanceof Error) throw details.errorInstance;
    this.checkThatItSays(details);
    const states = [...statesOf(this.parts.machine.definition).keys()];
    return {
      runs: details.numRuns,
      rejected: details.numSkips,
      seed: details.seed,
      ends: this.ends,
      notEntered: states.filter((state) => !this.entered.has(state)),
    };
  }

  private plans(fc: Fc) {
    const { input, outcomes: given = {} } = this.parts.options;
    const outcomes = [...this.parts.generated.outcomes].map(([name, arbitrary]) => {
      const own = Object.hasOwn(given, name) ? (given[name] as typeof arbitrary | undefined) : undefined;
      return [name, fc.array(own ?? arbitrary, { minLength: own === undefined ? 0 : 1, maxLength: 4 })] as const;
    });
    return fc.record({
      input: (input as typeof this.parts.generated.input | undefined) ?? this.parts.generated.input,
      outcomes: fc.record(Object.fromEntries(outcomes)),
    });
  }

  /** Throws if the run violates the property. The last such run is the smallest. */
  private async check(plan: Plan): Promise<void> {
    const { machine, answers, predicate, options, work } = this.parts;
    // The test that forgot to await it has failed already; the next one must not be disturbed.
    if (work.isOver()) await new Promise<never>(() => undefined);
    answers.follow(plan);
    let run: Run | undefined;
    try {
      run = await machine.run(plan.input);
      this.count(run);
      const fault = faultOf(run, options.allow ?? []);
      if (fault !== undefined) throw new Error(`${fault}\n\n${run.toString()}`);
      await judge(predicate, run);
    } catch (error) {
      this.failed = { plan, run, error, given: answers.given };
      throw error;
    }
  }

  private count(run: Run): void {
    if (this.failed !== undefined) return;
    this.ends[run.status] = (this.ends[run.status] ?? 0) + 1;
    for (const { state, attempts, type } of run.story.visits) {
      this.entered.add(state);
      // A Map that is mocked as one step also counts as a call.
      if (type === 'Task' || ((type === 'Map' || type === 'Parallel') && this.parts.isMocked(state)))
        this.calls += attempts.filter(({ scheduled }) => scheduled).length;
    }
    for (const outcomes of this.parts.answers.given.values()) this.calls += outcomes.length;
  }

  /** Runs that never reached a task, or were all rejected, prove nothing. */
  private checkThatItSays({ numRuns, numSkips }: Details): void {
    const { runs = 100 } = this.parts.options;
    if (numRuns < runs)
      throw new HarnessError(
        `always() has made ${formatCount(numRuns, 'run')} of ${runs}: given() excluded ${formatCount(numSkips, 'input')}. ` +
          'Generate possible inputs: input: fc.record({ … }).',
      );
    if (this.calls > 0 || this.parts.generated.tasks.length === 0) return;
    throw new HarnessError(
      `always() proves nothing: none of its ${formatCount(numRuns, 'run')} reached a task. ` +
        `They ended with ${Object.entries(this.ends)
          .map(([status, times]) => `${status} (${times})`)
          .join(', ')}. ` +
        'Generate inputs that the machine accepts: input: fc.record({ … }), or malformed: false.',
    );
  }
}

function fits(given: (input: unknown) => unknown, input: unknown): boolean {
  let answer: unknown;
  try {
    answer = given(input);
  } catch (error) {
    throw new HarnessError(`The option given threw for the input ${JSON.stringify(input)}: ${String(error)}`);
  }
  if (typeof answer === 'boolean') return answer;
  throw new HarnessError(`The option given must return true or false for an input; it returned a ${typeof answer}.`);
}

async function judge(predicate: RunPredicate<Run> | undefined, run: Run): Promise<void> {
  const answer = await predicate?.(run);
  if (answer === undefined || answer === true) return;
  if (answer === false) throw new Error(`the property returned false for this run\n\n${run.toString()}`);
  throw new HarnessError(
    `The function of always(…) must return true or false, or throw (expect(run)…); it returned a ${typeof answer}.`,
  );
}
