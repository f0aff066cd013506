import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import type { HarnessError } from '../../errors/HarnessError';
import type {
  CommandOptions,
  LocalFunctionOptions,
  LambdaHandler,
} from '../../tasks/integrations/lambda/LocalFunction';
import type { Outbox } from '../../tasks/integrations/outbox/Outbox';
import type { Calls } from '../../tasks/mocking/Calls';
import { parseDuration, type Duration } from '../../tasks/mocking/parseDuration';
import type { ScriptBuilder } from '../../tasks/mocking/ScriptBuilder';
import type { Mocks, MockScope } from '../../tasks/mocking/Mocks';
import type { DenialFilter } from '../../tasks/answering/denials/Denial';
import type { Service } from '../../emulator/service/Service';
import { newSeed } from '../../emulator/store/ids';
import type { Json } from '../../util/json';
import type { Collector } from '../coverage/Collector';
import { openCollector } from '../coverage/openCollector';
import { Deployment } from './deploy/Deployment';
import { machineSource } from './deploy/machineSource';
import { HarnessObjects } from './HarnessObjects';
import { HarnessClock } from './HarnessClock';
import { createHarnessMocks, type HarnessMocks } from './HarnessMocks';
import { HarnessTelemetry } from './HarnessTelemetry';
import { createPlace, isProcessPlace } from '../places/createPlace';
import { NotHereError } from '../places/NotHereError';
import type { Place } from '../places/Place';
import { AwaitedRuns } from './run/AwaitedRuns';
import { forgotten, joinErrors, Mistakes } from './run/Mistakes';
import type * as Replayer from './run/replayRun';
import { fetchRun } from './run/readRun';
import type { Run } from './run/Run';
import { HarnessAccess } from './run/HarnessAccess';
import { NamesInVain } from './run/NamesInVain';
import { unplayedFailures, unusedMockErrors } from './run/unusedMockErrors';
import { TestInProgress } from './runner/TestInProgress';
import type { TestStateOptions } from './state/runWrapped';
import type { TestedState } from './state/TestedState';
import { testStateAlone } from './state/testState';
import type { MachineName, TestCaseOf, StateNames } from './KnownFiles';
import { StateMachineUnderTest, type MachineOfFile } from './StateMachineUnderTest';
import { knowing } from './knowing';
import { testCasesOf } from './testCasesOf';
import { checkStepmillOptions, type MachineOptions, type StepmillOptions } from './StepmillOptions';
import type { Origin } from '../../story/trace/Story';
import { brandClass } from '../../util/brandClass';

/**
 * A Step Functions for one test file: deploys state machines, scripts the answers of their tasks, runs them, and keeps
 * their time. Made by `stepmill()` of `stepmill/jest`, `stepmill/vitest` or `stepmill/node`, which also reset it after
 * each test.
 */
export class Stepmill {
  /** @internal */
  readonly place: Place;
  readonly clock: HarnessClock;
  /** What AWS tells others of executions: logs, status events, metrics. */
  readonly telemetry: HarnessTelemetry;
  /** Scripts for anything that a workflow calls: `sfn.mock.lambda('charge').returns({ … })`. */
  readonly mock: HarnessMocks;
  /** The objects of S3 that workflows read and write. */
  readonly s3: HarnessObjects;
  /** The test case that executions are started with, while `use` has set one. @internal */
  testCase: string | undefined;
  /** How to have the same ids and random numbers again, in a line; `undefined` when the test names its seed. @internal */
  repeat: string | undefined;
  /** The executions whose end the test awaits. @internal */
  readonly awaited: AwaitedRuns;
  /** The harness errors of the test that is running. @internal */
  readonly mistakes: Mistakes;
  /** The test that is running, for the hooks of its runner. @internal */
  readonly test: TestInProgress;
  private readonly options: StepmillOptions;
  private generation = 0;
  private machines = 0;
  private testCaseOfFile: string | undefined;
  private restoreFunctions: (() => void) | undefined;
  /** The machines that the test has named. @internal */
  readonly deployments: Deployment[] = [];
  /** What has been run, when `STEPMILL_COVERAGE` says where to. @internal */
  readonly coverage: Collector | undefined;
  private readonly others: Stepmill[] = [];
  private isOfOneTest = false;
  private readonly namesInVain: NamesInVain;

  constructor(options?: StepmillOptions);
  /** @internal */
  constructor(options: StepmillOptions | undefined, test: TestInProgress);
  constructor(options: StepmillOptions = {}, test = new TestInProgress()) {
    checkStepmillOptions(options);
    this.test = test;
    const { seed = newSeed() } = options;
    this.options = { ...options, seed };
    if (options.seed === undefined) this.repeat = `seed: '${seed}'  (stepmill({ seed: '${seed}' }) repeats it)`;
    this.place = createPlace(this.options, this.test);
    this.clock = new HarnessClock(this.place);
    this.s3 = new HarnessObjects(this.place, this.test);
    this.telemetry = new HarnessTelemetry(this.place);
    this.coverage = openCollector(this.place, this.deployments);
    this.awaited = new AwaitedRuns(this.place);
    this.namesInVain = new NamesInVain(this.place, this.deployments);
    this.mistakes = new Mistakes(this.place, (executionArn) => this.execution(executionArn), this.test);
    this.mock = createHarnessMocks(
      (script) => this.override(script),
      (state) => this.checkMockable(state),
    );
  }

  /**
   * A state machine to test: a definition as an object, or a file that holds one (`order.asl.json`, `template.yaml`,
   * `cdk.out` …) and, where the file holds several, which of them. Paths are relative to the current folder.
   *
   * @example const order = sfn.stateMachine('template.yaml', 'OrderWorkflow');
   */
  stateMachine<const Definition extends object>(
    definition: Definition,
    options?: MachineOptions,
  ): StateMachineUnderTest<StateNames<Definition>>;
  stateMachine<Path extends string>(path: Path, options?: MachineOptions): MachineOfFile<Path>;
  stateMachine<Path extends string, Name extends MachineName<Path>>(
    path: Path,
    name: Name,
    options?: MachineOptions,
  ): MachineOfFile<Path, Name>;
  stateMachine(
    source: object | string,
    nameOrOptions?: string | MachineOptions,
    more: MachineOptions = {},
  ): StateMachineUnderTest {
    const options = typeof nameOrOptions === 'object' ? nameOrOptions : more;
    const chosen = typeof nameOrOptions === 'string' ? nameOrOptions : undefined;
    const nextName = (): string => `StateMachine${(this.machines += 1)}`;
    const machine = machineSource(this.place, source, chosen, options, { ...this.options, nextName });
    const deployment = new Deployment(machine, () => this.generation, this.deployments);
    this.deployments.push(deployment);
    return new StateMachineUnderTest(this, deployment);
  }

  /**
   * Runs a state that is given by its definition, alone: see `testState` of a state machine. In scripts and messages it
   * is the state `State`.
   *
   * @example expect((await sfn.testState({ Type: 'Pass', OutputPath: '$.a', End: true }, { a: 1 })).output).toBe(1);
   */
  testState(state: object, input?: unknown, options?: TestStateOptions): Promise<TestedState> {
    const tested = testStateAlone(this, `TestState${(this.machines += 1)}`, state, input, options);
    return this.mistakes.watch(tested, 'sfn.testState(…) was not awaited');
  }

  /**
   * Runs a Lambda function whenever a task invokes it by this name: a function in this process, or a command that speaks
   * Lambda's Runtime API, in processes of its own. One that is named in a test ends with it; one that is named outside of
   * tests stays for all of the file.
   *
   * @example sfn.lambda('charge', async (event) => ({ chargeId: `c-${event.orderId}` }));
   */
  lambda(name: string, handler: LambdaHandler | CommandOptions, options?: LocalFunctionOptions): void {
    const { functions } = this.place.answers('sfn.lambda(…)');
    functions.runtimes = { serverVariables: () => this.env() };
    if (this.scope === 'test') this.restoreFunctions ??= functions.keep();
    functions.register(name, handler, options);
  }

  /**
   * Takes the right to an action away: tasks that need it fail as they do in AWS, whatever mocks there are, and clients of
   * the API get AccessDeniedException. Until the test has ended, or, outside of tests, in all tests of the file. A server
   * has to be awaited.
   *
   * @example await sfn.deny('dynamodb:PutItem', { state: 'Save' });
   */
  deny(action: string, filter: DenialFilter = {}): Promise<void> {
    return this.place.deny(this.scope, action, filter);
  }

  /**
   * Plays a recorded execution on the machine of its name, or on `{ definition }`: see `replay` of a state machine.
   *
   * @example const run = await sfn.replay('recordings/a-17.json', { definition: 'order.asl.json' });
   */
  replay<Output = Json>(file: string, options: Replayer.ReplayOptions = {}): Promise<Run<Output>> {
    const { replayOnAny } = require('./run/replayRun') as typeof Replayer;
    return replayOnAny(this, this.deployments, file, options);
  }

  /** Plays a mock file, with one of its test cases: until the test or, when called outside of tests, the file ends. */
  use<Path extends string>(mocksFile: Path, testCase?: TestCaseOf<Path, MachineName<Path>>): void {
    const { scope } = this;
    this.place.answers('sfn.use(…)').mocks.useConfigFile(mocksFile, scope);
    this.testCase = testCase;
    if (scope === 'file') this.testCaseOfFile = testCase;
  }

  /** Asks a script before all that were written earlier, in the test that is running or in all tests of the file. @internal */
  override(script: ScriptBuilder): ScriptBuilder {
    this.place.answers('mock(…)').mocks.add(this.scope, script);
    return script;
  }

  /** Every call that tasks made, with what was sent, in order. */
  get calls(): Calls {
    return knowing(this.place, 'sfn.calls', this.deployments, this.origin).calls;
  }

  /** Messages that were sent to queues, topics and event buses that nothing else stands for. */
  get outbox(): Outbox {
    return knowing(this.place, 'sfn.outbox', this.deployments, this.origin).outbox;
  }

  /** An execution that somebody else has started (the code under test, a nested state machine), as it is now. */
  execution<Output = Json>(executionArn: string): Promise<Run<Output>> {
    return this.read(executionArn, this.origin);
  }

  /** As `execution`, when it has ended. */
  async ended<Output = Json>(executionArn: string): Promise<Run<Output>> {
    try {
      await this.awaited.until(executionArn, this.place.ended(executionArn));
    } catch (error) {
      throw this.mistakes.tell(error, await this.execution(executionArn));
    }
    return this.execution(executionArn);
  }

  /** What is known of each execution of the harness. @internal */
  get origin(): Origin {
    const { time = 'skip' } = this.options;
    return { repeat: this.repeat, timed: this.place.kind !== 'aws' && (time === 'skip' || time === 'manual') };
  }

  /** Reads an execution as it is now. An assertion on one that a mistake has ended throws that mistake. @internal */
  async read<Output, State extends string>(executionArn: string, origin: Origin): Promise<Run<Output, State>> {
    const run = await fetchRun<Output, State>(this.place, executionArn, origin, {
      tell: (error, told) => this.mistakes.tell(error, told),
      access: new HarnessAccess(this, executionArn, origin),
    });
    this.coverage?.saw(run.story);
    return run;
  }

  /**
   * A client of the AWS SDK that speaks with this harness. In this process it needs no server: its requests are answered
   * on the spot. Its type is the one that is asked for: that of the project's own release of the SDK.
   *
   * @example await placeOrder(sfn.client(), { orderId: 1 });
   */
  client<Client extends { send(...args: never): unknown } = SFNClient>(config: SFNClientConfig = {}): Client {
    return this.place.client(config) as unknown as Client;
  }

  /** The URL for code under test that makes its own client. In this process, a server is started by the first look. */
  get endpoint(): Promise<string> {
    return this.place.endpoint();
  }

  /**
   * Environment variables that bring AWS SDKs and the AWS CLI to this harness, for code under test in another process.
   *
   * @example spawn('node', ['worker.js'], { env: { ...process.env, ...(await sfn.env()) } });
   */
  env(): Promise<Record<string, string>> {
    return this.place.environment();
  }

  /**
   * A test function for node:test that is skipped, with the reason, where the place cannot run it. Jest and Vitest need
   * no such wrapping.
   *
   * @example test('refunds', sfn.skippable(async () => { … }));
   */
  skippable<Arguments extends readonly unknown[]>(
    test: (...args: Arguments) => unknown,
  ): (...args: Arguments) => Promise<void> {
    return async (...args) => {
      try {
        await test(...args);
      } catch (error) {
        // What happens after the skip does not count.
        if (this.test.takeReason() === undefined) throw error;
      }
    };
  }

  /** Moves the time of one execution on. @internal */
  advanceExecution(executionArn: string, time: Duration): Promise<void> {
    return this.place.advance(parseDuration(time, 'The time of advance()') * 1000, executionArn);
  }

  /** Fails the runs that are awaited, since nothing is left that could end them. Answers what each waits for. @internal */
  giveUp(): readonly string[] {
    return [...this.awaited.giveUp(), ...this.others.flatMap((other) => other.giveUp())];
  }

  /**
   * Back to the beginning, after each test: no executions, no calls, no mocks but those that were written outside of
   * tests. Answers what the test was still waiting for, `undefined` when for nothing.
   */
  async reset(): Promise<string | undefined> {
    const awaited = this.awaited.clear();
    const counting = this.coverage?.collect();
    if (counting) await counting;
    const described = this.place.reset(awaited);
    this.testCase = this.testCaseOfFile;
    this.restoreFunctions?.();
    this.restoreFunctions = undefined;
    const unfinished = this.mistakes.clear();
    this.generation += 1;
    this.awaited.nextTest();
    const waiting = [...unfinished, ...(described instanceof Promise ? await described : described)];
    return waiting.length === 0 ? undefined : waiting.join('\n');
  }

  /**
   * Ends a test: `reset`, and rejects with what the test has to be told: runs that it still awaited, harness errors (an
   * unmocked task …) that were not thrown into it, and, with `unusedMocks: 'fail'`, mocks that were never asked.
   */
  async endTest(): Promise<void> {
    if (this.mistakes.begunOutside.length > 0) await this.awaited.settle(() => this.mistakes.begunOutside);
    // A promise that is awaited costs something in each test: none is made for what is there at once.
    const errors = this.others.length === 0 && this.mistakes.areTold ? [] : await this.untold('test');
    const unused = this.unusedMocks('test');
    errors.push(...(unused instanceof Promise ? await unused : unused));
    const waiting = await this.reset();
    if (waiting !== undefined) errors.unshift(forgotten(waiting));
    if (errors.length > 0) throw joinErrors(errors);
  }

  /** A harness of its own with the same options, for tests that run side by side in one file. Closed with this one. */
  fresh(options: StepmillOptions = {}): Stepmill {
    const harness = new Stepmill({ ...this.options, ...options }, this.test);
    if (options.seed === undefined) harness.repeat = this.repeat;
    harness.isOfOneTest = true;
    this.others.push(harness);
    return harness;
  }

  /**
   * The names of the test cases that a mock file has for a state machine; without `stateMachine`, of all of them.
   *
   * @example test.each(sfn.testCases('mocks.json', 'Order'))('%s', async (testCase) => { … });
   */
  testCases<Path extends string, Name extends MachineName<Path> = MachineName<Path>>(
    mocksFile: Path,
    stateMachine?: Name,
  ): readonly TestCaseOf<Path, Name>[] {
    return testCasesOf(mocksFile, stateMachine) as readonly TestCaseOf<Path, Name>[];
  }

  /** What is to be known of the mocks, a sentence each: why some were not checked, what of a mock file is ignored. */
  get notes(): readonly string[] {
    const own = this.place.kind === 'aws' ? [] : this.scripts.notes;
    return [...new Set([...own, ...this.others.flatMap(({ notes }) => notes)])];
  }

  /** What scripts are there, and which of them were used. @internal */
  get scripts(): Mocks {
    return this.place.answers('sfn.scripts').mocks;
  }

  /** The service behind a harness in this process: `interceptAws(sfn.service)` of `stepmill/nock` takes it. */
  get service(): Service {
    if (isProcessPlace(this.place)) return this.place.service;
    throw new NotHereError('sfn.service is there in the test process alone.');
  }

  /** Stops everything. Nothing of the harness holds the process after it. Rejects with what no test was told. */
  async close(): Promise<void> {
    const untold = await this.untold('file').catch((error: unknown) => [error]);
    const errors = [...untold, ...this.mistakes.clear().map(forgotten)];
    errors.push(...(this.generation > 0 ? await this.unusedMocks('file') : unplayedFailures(this.place)));
    await this.coverage?.finish().catch((error: unknown) => errors.push(error));
    await Promise.all([this.place, ...this.others.splice(0)].map((other) => other.close()));
    if (errors.length > 0) throw joinErrors(errors);
  }

  private get scope(): MockScope {
    return this.isOfOneTest ? this.test.scope : this.test.scopeAlone();
  }

  private unusedMocks(scope: MockScope): readonly HarnessError[] | Promise<readonly HarnessError[]> {
    if (this.options.unusedMocks === 'fail') return unusedMockErrors(scope, this.place);
    const unplayed = scope === 'test' ? unplayedFailures(this.place, scope) : [];
    return [...unplayed, ...this.namesInVain.of(scope)];
  }

  /** Harness errors that were not thrown into a test. At the end of a test, those of `fresh()` may be another test's. */
  private async untold(ends: MockScope): Promise<unknown[]> {
    const errors = [...(await this.mistakes.untold(ends))];
    for (const { mistakes } of this.others) errors.push(...(await mistakes.untold(ends === 'file' ? ends : 'neither')));
    return errors;
  }

  /** A name that no machine has yet may belong to one that is still to come. */
  private checkMockable(state: string): void {
    const owners = this.deployments.filter((deployment) => deployment.hasState(state));
    if (owners.every((deployment) => deployment.whyNeverAsked(state) !== undefined)) owners[0]?.checkMockable(state);
  }
}
brandClass(Stepmill, 'Stepmill');
