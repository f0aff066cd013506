import type { StateMachineDefinition } from '../language/asl/types';
import type { ScriptBuilder } from '../tasks/mocking/ScriptBuilder';
import { mock } from '../tasks/mocking/scripts';
import type { Json } from '../util/json';
import type { Deployment } from './deploy/Deployment';
import { features } from './features';
import { methods } from './methods';
import type { FailureScenario } from '../story/inspection/FailureScenario';
import type { PropertyOptions, PropertyReport } from './PropertyOptions';
import { MachineRuns } from './run/MachineRuns';
import type { Run } from './run/Run';
import type { StartedRun } from './run/StartedRun';
import type { ResumeOptions } from './run/resumedStart';
import { givenStart, type RunOptions } from './run/startInput';
import type { TestStateOptions } from './state/runWrapped';
import type { TestedState } from './state/TestedState';
import type { Harness } from './Harness';
import { printBriefly, tellBriefly } from '../util/brief';
import type { PartAt } from '../story/part/partAt';
import { lazy } from '../util/lazy';

const loadTestState = lazy(() => require('./state/testState') as typeof import('./state/testState'));

const loadResumedStart = lazy(() => require('./run/resumedStart') as typeof import('./run/resumedStart'));

/** A state machine of a test: deployed when it is first used, and again after each reset. */
export class StateMachineUnderTest<
  State extends string = string,
  Input = unknown,
  Output = Json,
  Mocked extends string = State,
  TestCase extends string = string,
> {
  readonly name: string;
  readonly #harness: Harness;
  readonly #deployment: Deployment;
  readonly #runs: MachineRuns<Output, State>;

  /** @internal */
  constructor(harness: Harness, deployment: Deployment) {
    this.#harness = harness;
    this.#deployment = deployment;
    this.#runs = new MachineRuns(harness, deployment);
    this.name = deployment.name;
    tellBriefly(this, () => ({ name: deployment.name }));
  }

  /** This state machine, with types for its input and output. */
  typed<NewInput, NewOutput = Json>(): StateMachineUnderTest<State, NewInput, NewOutput, Mocked, TestCase> {
    return this as unknown as StateMachineUnderTest<State, NewInput, NewOutput, Mocked, TestCase>;
  }

  /** The definition, as deployed. */
  get definition(): StateMachineDefinition {
    return this.#deployment.definition;
  }

  /**
   * Deploys the state machine if needed, and returns its ARN. Rejects with a HarnessError if AWS would reject the
   * definition.
   */
  arn(): Promise<string> {
    return this.#deployment.arn(this.#harness.place);
  }

  /**
   * Mocks a Task state, or a whole Map or Parallel as one step. A mock written in a test is removed after it; one
   * written outside of tests stays for all tests of the file.
   *
   * @example order.mock('Ship').throws('Shipping.Down').times(2).returns({ parcel: 'p-1' });
   */
  mock(state: Mocked): ScriptBuilder {
    this.#deployment.checkMockable(state);
    return this.#harness.use(mock(state).inStateMachine(this.name));
  }

  /**
   * Runs an execution to its end. Rejects only with a HarnessError (an unmocked task …); an execution that fails is a
   * result. With `from` and `until`, it runs a part of the machine: `input` is then the input of the state `from`.
   *
   * @example
   * const run = await order.run({ orderId: 1 }, { from: 'Ship', until: 'Refund', variables: { total: 120 } });
   */
  run(input?: Input, options: RunOptions<TestCase, State> = {}): Promise<Run<Output, State>> {
    return this.#runs.run(() => givenStart(input, options), `A run of '${this.name}' was not awaited`);
  }

  /**
   * Runs from a state on, with the data that an execution in a file had there: its input, its variables and its context.
   * The file is a recording of `stepmill record` or `run.record`, or an exported history (`aws stepfunctions
   * get-execution-history`). Rejects with a HarnessError if the file has no data of that state.
   *
   * @example
   * const run = await order.resume('recordings/failed.json', { from: 'Ship' });
   */
  resume(file: string, options: ResumeOptions<TestCase, State>): Promise<Run<Output, State>> {
    const read = (from: string): PartAt => features().partOfFile(file, this.definition, from);
    const what = `A resumed run of '${this.name}' was not awaited`;
    return this.#runs.run(() => loadResumedStart().resumedStart(options, read), what);
  }

  /** Starts an execution without waiting for its end: for callbacks, activities, and assertions while it is running. */
  start(input?: Input, options: RunOptions<TestCase, State> = {}): Promise<StartedRun<Output, State>> {
    const started = this.#runs.start(() => givenStart(input, options));
    return this.#harness.usageErrors.watch(started, `A start of '${this.name}' was not awaited`, { done: true });
  }

  /**
   * All executions of this state machine in this test, oldest first, no matter what started them: the test, the code
   * under test, another workflow. Only for Standard workflows.
   *
   * @example const [invoice] = await invoices.executions();
   */
  executions(): Promise<readonly Run<Output, State>[]> {
    return this.#runs.all();
  }

  /**
   * Like `run`, but synchronous. Throws a HarnessError if the execution has to wait, and says what for (an asynchronous
   * handler, an open task token …).
   */
  runSync(input?: Input, options: RunOptions<TestCase, State> = {}): Run<Output, State> {
    return this.#runs.runSync(() => givenStart(input, options));
  }

  /**
   * Runs one state alone, which may be nested, with the same mocks: its data flow, Retry and Catch, and the states
   * inside it. The states after it do not run. The input of the execution (`$$.Execution.Input`) is the state's, unless
   * `context` sets another.
   *
   * @example expect(await order.testState('IsLarge', { total: 200 })).toHaveChosen('Approve');
   */
  testState(state: State, input?: unknown, options?: TestStateOptions): Promise<TestedState<State>> {
    const tested = loadTestState().testStateOf(this.#harness, this.#deployment, state, input, options);
    return this.#harness.usageErrors.watch(tested, `testState('${state}') was not awaited`);
  }

  /**
   * The ways in which its tasks can fail, for `test.each`: each error that a Retry or Catch names, a timeout, a missed
   * heartbeat, and an error that no rule names. Each comes in two forms: a retry succeeds, or all retries fail.
   *
   * @example
   * test.each(order.failures())('$name', async (failure) => {
   *   failure.play();
   *   const run = await order.run({ orderId: 1 });
   *   expect(run.output).toMatchObject({ refunded: failure.leadsTo.end === 'caught' });
   * });
   */
  failures(): readonly FailureScenario<State>[] {
    const { definition, name } = this;
    const harness = this.#harness;
    const mock = (state: State): ScriptBuilder => this.mock(state as string as Mocked);
    // Outside of tests, they are for `test.each`.
    const offer = () => (harness.test.scope === 'file' ? harness.unmatchedNames.offer(name) : undefined);
    return features().scenariosOf<State>({ definition, mock, offer });
  }

  /**
   * Property-based test: runs the state machine many times with generated inputs and task outcomes, chosen by what the
   * definition reads and compares. Each run must end, must not fail because of the definition itself (States.Runtime,
   * States.NoChoiceMatched …), and must do what `holds` asserts. A failing case is shrunk and reported as a test to
   * copy. Mocks of the test come before generated outcomes. Needs the package fast-check.
   *
   * Also rejects if no run reached a task, or if `given` excluded nearly all inputs.
   *
   * @example
   * await order.always(
   *   (run) => {
   *     if (run.state('Ship').error !== undefined) expect(run).toHaveEntered('Refund');
   *   },
   *   { runs: 200 },
   * );
   */
  async always(
    holds?: (run: Run<Output, State>) => unknown,
    options: PropertyOptions<State, Input> = {},
  ): Promise<PropertyReport> {
    return methods().checkAlways(this.#harness, this as never, holds as never, options as never);
  }

  /**
   * Replays an execution recorded by `stepmill record` or `run.record` on this definition, in a separate emulator. Each
   * task gets its recorded result, and time is skipped. Rejects with a HarnessError if the definition needs a result
   * that was not recorded, or if the recording is incomplete.
   *
   * @example expect(await order.replay('recordings/a-17.json')).toMatchRecording('recordings/a-17.json');
   */
  replay(file: string): Promise<Run<Output, State>> {
    const replayed = methods().replayRun<Output, State>(this.#harness, this.#deployment, file);
    return this.#harness.usageErrors.watch(replayed, `The replay of ${file} was not awaited`);
  }
}
printBriefly(StateMachineUnderTest, 'StateMachineUnderTest');
