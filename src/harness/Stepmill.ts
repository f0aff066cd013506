import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import type { CdkObject } from '../definitions/cdk/CdkObject';
import type { CommandOptions, LocalFunctionOptions, LambdaHandler } from '../tasks/integrations/lambda/LocalFunction';
import type { Outbox } from '../tasks/integrations/outbox/Outbox';
import type { Calls } from '../tasks/mocking/Calls';
import type { DenialFilter } from '../tasks/answering/denials/Denial';
import type { Service } from '../emulator/service/Service';
import type { Json } from '../util/json';
import { Harness } from './Harness';
import type { HarnessApis } from './HarnessApis';
import { HarnessEvents } from './HarnessEvents';
import { HarnessObjects } from './HarnessObjects';
import { HarnessClock } from './HarnessClock';
import type { PipeUnderTest } from './PipeUnderTest';
import type { ScheduleUnderTest } from './ScheduleUnderTest';
import type { RegisteredFunction } from './RegisteredFunctions';
import { createHarnessMocks, type HarnessMocks } from './HarnessMocks';
import { HarnessTelemetry } from './HarnessTelemetry';
import { NotHereError } from './places/NotHereError';
import { methods } from './methods';
import type { ReplayOptions } from './ReplayOptions';
import type { Run } from './run/Run';
import { TestInProgress } from './runner/TestInProgress';
import type { TestStateOptions } from './state/runWrapped';
import type { TestedState } from './state/TestedState';
import type { MachineName, MachineOfFile, TargetName, TestCaseOf, StateNames } from './KnownFiles';
import { StateMachineUnderTest } from './StateMachineUnderTest';
import type { MachineOptions, StepmillOptions } from './StepmillOptions';
import { briefList } from '../story/trace/briefValue';
import { brandClass } from '../util/brandClass';
import { printBriefly, tellBriefly } from '../util/brief';
import { isProcessPlace } from './places/isProcessPlace';
import { lazy } from '../util/lazy';

const loadConfig = lazy(
  () => require('../tasks/mocking/config/loadMockConfig') as typeof import('../tasks/mocking/config/loadMockConfig'),
);

const loadApis = lazy(() => require('./HarnessApis') as typeof import('./HarnessApis'));

const loadTestState = lazy(() => require('./state/testState') as typeof import('./state/testState'));

const loadSchedule = lazy(() => require('./ScheduleUnderTest') as typeof import('./ScheduleUnderTest'));
const loadPipe = lazy(() => require('./PipeUnderTest') as typeof import('./PipeUnderTest'));

/** Not a `#private` member: the type then accepts a harness from any entry of the package. */
const harnesses = new WeakMap<Stepmill, Harness>();

/**
 * Step Functions for one test file: deploys state machines, mocks their tasks, runs them, and controls time. Made by
 * `stepmill()` of `stepmill/jest`, `stepmill/vitest` or `stepmill/node`, which also reset it after each test.
 */
export class Stepmill {
  /** The time of all executions. */
  readonly clock: HarnessClock;
  /** What Step Functions sends to other services: execution logs, status events, metrics. */
  readonly telemetry: HarnessTelemetry;
  /** Mocks for anything that a workflow calls: `sfn.mock.lambda('charge').returns({ … })`. */
  readonly mock: HarnessMocks;
  /** The event buses whose rules start workflows. */
  readonly events: HarnessEvents;
  /** The S3 objects that workflows read and write. */
  readonly s3: HarnessObjects;

  constructor(options?: StepmillOptions);
  /** @internal */
  constructor(options: StepmillOptions | undefined, test: TestInProgress);
  constructor(options: StepmillOptions = {}, test = new TestInProgress()) {
    const harness = new Harness(options, test);
    harnesses.set(this, harness);
    const { place } = harness;
    this.clock = new HarnessClock(place, () => harness.starts.register());
    const delivers = options.deliverEvents === true;
    this.s3 = new HarnessObjects(place, test, () => (delivers ? harness.starts.register() : undefined));
    this.events = new HarnessEvents(harness);
    this.telemetry = new HarnessTelemetry(place);
    this.mock = createHarnessMocks(harness);
    tellBriefly(this, () => ({
      place: place.kind,
      stateMachines: briefList(harness.deployments.map(({ name }) => name)),
    }));
  }

  /** @internal */
  get harness(): Harness {
    return harnesses.get(this)!;
  }

  /**
   * A state machine to test: a definition as an object, or a file with one (`order.asl.json`, `template.yaml`,
   * `cdk.out` …), or the `App`, `Stage`, `Stack` or `Template` of a CDK app. If there are several, name one. Paths are
   * relative to the current folder.
   *
   * @example const order = sfn.stateMachine('template.yaml', 'OrderWorkflow');
   */
  stateMachine(cdk: CdkObject, name?: string, options?: MachineOptions): StateMachineUnderTest;
  stateMachine(cdk: CdkObject, options: MachineOptions): StateMachineUnderTest;
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
    return new StateMachineUnderTest(this.harness, this.harness.deployment(source, chosen, options));
  }

  /**
   * Runs one state alone, given by its definition; see a state machine's `testState`. Its name in mocks and messages is
   * `State`.
   *
   * @example expect((await sfn.testState({ Type: 'Pass', OutputPath: '$.a', End: true }, { a: 1 })).output).toBe(1);
   */
  testState(state: object, input?: unknown, options?: TestStateOptions): Promise<TestedState> {
    const { harness } = this;
    const tested = loadTestState().testStateAlone(harness, harness.nextName('TestState'), state, input, options);
    return harness.usageErrors.watch(tested, 'sfn.testState(…) was not awaited');
  }

  /**
   * Registers a Lambda function for tasks that invoke this name: a handler in this process, or a command that
   * implements Lambda's Runtime API, in separate processes. `name`: any name that its template has for it. A function
   * registered in a test is removed after it; one registered outside of tests stays for all tests of the file.
   *
   * @example sfn.lambda('charge', async (event) => ({ chargeId: `c-${event.orderId}` }));
   */
  lambda(
    name: TargetName<'function'>,
    handler: LambdaHandler | CommandOptions,
    options?: LocalFunctionOptions,
  ): RegisteredFunction {
    return this.harness.register(name, handler, options);
  }

  /**
   * A schedule to test, by any name that its file has for it: one of EventBridge Scheduler (also `group/name`), or a rule
   * on a schedule. The file is that of a machine which `sfn.stateMachine(file, name)` names.
   *
   * @example await sfn.schedule('Nightly').fire();
   */
  schedule(name: string): ScheduleUnderTest {
    return new (loadSchedule().ScheduleUnderTest)(this.harness, name);
  }

  /**
   * A pipe to test, by any name that its file has for it. The file is that of a machine which `sfn.stateMachine(file,
   * name)` names.
   *
   * @example await sfn.pipe('Orders').send([{ orderId: 1 }]);
   */
  pipe(name: string): PipeUnderTest {
    return new (loadPipe().PipeUnderTest)(this.harness, name);
  }

  /**
   * Denies an IAM action: tasks that need it fail as in AWS, even if they are mocked, and API clients get
   * AccessDeniedException. A denial written in a test ends with it; one written outside of tests stays for all tests of
   * the file. With a server, await the call.
   *
   * @example await sfn.deny('dynamodb:PutItem', { state: 'Save' });
   */
  deny(action: string, filter: DenialFilter = {}): Promise<void> {
    return this.harness.place.deny(this.harness.scope, action, filter);
  }

  /**
   * Replays a recorded execution on the state machine of its name, or on `{ definition }`; see `replay` of a state
   * machine.
   *
   * @example const run = await sfn.replay('recordings/a-17.json', { definition: 'order.asl.json' });
   */
  replay<Output = Json>(file: string, options: ReplayOptions = {}): Promise<Run<Output>> {
    const replayed = methods().replayOnAny<Output>(this.harness, file, options);
    return this.harness.usageErrors.watch(replayed, `The replay of ${file} was not awaited`);
  }

  /** Uses a mock file, with one of its test cases: until the test ends or, if called outside of tests, the file. */
  use<Path extends string>(mocksFile: Path, testCase?: TestCaseOf<Path, MachineName<Path>>): void {
    this.harness.useMockFile(mocksFile, testCase);
  }

  /**
   * The APIs that start workflows: `sfn.api.post('/orders', body)`. The APIs of a file are registered with the first of
   * its machines that `sfn.stateMachine(file, name)` names.
   *
   * @example const answer = await sfn.api.post('/orders', { orderId: 1 }, { headers: { 'X-Tenant': 'a' } });
   */
  get api(): HarnessApis {
    return loadApis().createHarnessApis(this.harness);
  }

  /** All calls that tasks made, in order, with their parameters. */
  get calls(): Calls {
    return this.harness.knowing('sfn.calls').calls;
  }

  /** Messages that tasks sent to queues, topics and event buses that are neither mocked nor at an endpoint. */
  get outbox(): Outbox {
    return this.harness.knowing('sfn.outbox').outbox;
  }

  /** An execution that the test did not start itself (but the code under test, or another workflow), as it is now. */
  execution<Output = Json>(executionArn: string): Promise<Run<Output>> {
    return this.harness.read(executionArn);
  }

  /** Like `execution`, once it has ended. */
  ended<Output = Json>(executionArn: string): Promise<Run<Output>> {
    return this.harness.usageErrors.watch(this.harness.ended(executionArn), 'sfn.ended(…) was not awaited');
  }

  /**
   * An AWS SDK client connected to this harness. Without a server, its requests are answered in this process. It has
   * the type that the caller expects, which comes from the project's own version of the SDK.
   *
   * @example await placeOrder(sfn.client(), { orderId: 1 });
   */
  client<Client extends { send(...args: never): unknown } = SFNClient>(config: SFNClientConfig = {}): Client {
    return this.harness.place.client(config) as unknown as Client;
  }

  /**
   * The endpoint URL for code under test that creates its own client. If the emulator runs in this process, the first
   * read starts a server.
   */
  get endpoint(): Promise<string> {
    return this.harness.place.endpoint();
  }

  /**
   * Environment variables that point AWS SDKs and the AWS CLI to this harness, for code under test in another process.
   *
   * @example spawn('node', ['worker.js'], { env: { ...process.env, ...(await sfn.env()) } });
   */
  env(): Promise<Record<string, string>> {
    return this.harness.place.environment();
  }

  /**
   * Wraps a test function for node:test, so that it is skipped, with the reason, if it cannot run in this place. Jest
   * and Vitest need no wrapper.
   *
   * @example test('refunds', sfn.skippable(async () => { … }));
   */
  skippable<Arguments extends readonly unknown[]>(
    test: (...args: Arguments) => unknown,
  ): (...args: Arguments) => Promise<void> {
    return this.harness.test.skippable(test);
  }

  /**
   * Resets everything after a test: executions, calls and messages, and the mocks written in the test. Returns what the
   * test was still waiting for, or `undefined`.
   */
  reset(): Promise<string | undefined> {
    return this.harness.reset();
  }

  /**
   * Ends a test: calls `reset`, and rejects if the test must fail: because of runs that it still awaited, harness
   * errors (an unmocked task …) that were not thrown into it, or, with `unusedMocks: 'fail'`, mocks that were never
   * used.
   */
  endTest(): Promise<void> {
    return this.harness.endTest();
  }

  /** A separate harness with the same options, for tests that run concurrently in one file. Closed with this one. */
  fresh(options: StepmillOptions = {}): Stepmill {
    const fresh = new Stepmill({ ...this.harness.options, ...options }, this.harness.test);
    this.harness.adopt(fresh.harness, options);
    return fresh;
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
    const { testCasesIn } = loadConfig();
    return testCasesIn(mocksFile, stateMachine) as readonly TestCaseOf<Path, Name>[];
  }

  /** Notes about the mocks, one sentence each: why some were not checked, what is ignored in a mock file. */
  get notes(): readonly string[] {
    return [...new Set(this.harness.notes)];
  }

  /** The service of a harness in this process, for `interceptAws(sfn.service)` of `stepmill/nock`. */
  get service(): Service {
    const { place } = this.harness;
    if (isProcessPlace(place)) return place.service;
    throw new NotHereError('sfn.service is only available in the test process.');
  }

  /** Stops everything, so that the process can exit. Rejects with errors that were not thrown into a test. */
  close(): Promise<void> {
    return this.harness.close();
  }
}
brandClass(Stepmill, 'Stepmill');
printBriefly(Stepmill, 'Stepmill');
