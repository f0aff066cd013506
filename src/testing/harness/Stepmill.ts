import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import type {
  CommandOptions,
  LocalFunctionOptions,
  LambdaHandler,
} from '../../tasks/integrations/lambda/LocalFunction';
import type { Outbox } from '../../tasks/integrations/outbox/Outbox';
import type { Calls } from '../../tasks/mocking/Calls';
import type { DenialFilter } from '../../tasks/answering/denials/Denial';
import type { Service } from '../../emulator/service/Service';
import type { Json } from '../../util/json';
import type * as MockFiles from '../../tasks/mocking/config/loadMockConfig';
import { Harness } from './Harness';
import { HarnessObjects } from './HarnessObjects';
import { HarnessClock } from './HarnessClock';
import { createHarnessMocks, type HarnessMocks } from './HarnessMocks';
import { HarnessTelemetry } from './HarnessTelemetry';
import { isProcessPlace } from '../places/createPlace';
import { NotHereError } from '../places/NotHereError';
import type * as Replayer from './run/replayRun';
import type { Run } from './run/Run';
import { TestInProgress } from './runner/TestInProgress';
import type { TestStateOptions } from './state/runWrapped';
import type { TestedState } from './state/TestedState';
import { testStateAlone } from './state/testState';
import type { MachineName, MachineOfFile, TestCaseOf, StateNames } from './KnownFiles';
import { StateMachineUnderTest } from './StateMachineUnderTest';
import type { MachineOptions, StepmillOptions } from './StepmillOptions';
import { brandClass } from '../../util/brandClass';

/**
 * A Step Functions for one test file: deploys state machines, scripts the answers of their tasks, runs them, and keeps
 * their time. Made by `stepmill()` of `stepmill/jest`, `stepmill/vitest` or `stepmill/node`, which also reset it after
 * each test.
 */
export class Stepmill {
  /** What stands behind it. @internal */
  readonly harness: Harness;
  readonly clock: HarnessClock;
  /** What AWS tells others of executions: logs, status events, metrics. */
  readonly telemetry: HarnessTelemetry;
  /** Scripts for anything that a workflow calls: `sfn.mock.lambda('charge').returns({ … })`. */
  readonly mock: HarnessMocks;
  /** The objects of S3 that workflows read and write. */
  readonly s3: HarnessObjects;

  constructor(options?: StepmillOptions);
  /** @internal */
  constructor(options: StepmillOptions | undefined, test: TestInProgress);
  constructor(options: StepmillOptions = {}, test = new TestInProgress()) {
    this.harness = new Harness(options, test);
    const { place } = this.harness;
    this.clock = new HarnessClock(place);
    this.s3 = new HarnessObjects(place, test);
    this.telemetry = new HarnessTelemetry(place);
    this.mock = createHarnessMocks(this.harness);
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
    return new StateMachineUnderTest(this.harness, this.harness.deployment(source, chosen, options));
  }

  /**
   * Runs a state that is given by its definition, alone: see `testState` of a state machine. In scripts and messages it
   * is the state `State`.
   *
   * @example expect((await sfn.testState({ Type: 'Pass', OutputPath: '$.a', End: true }, { a: 1 })).output).toBe(1);
   */
  testState(state: object, input?: unknown, options?: TestStateOptions): Promise<TestedState> {
    const { harness } = this;
    const tested = testStateAlone(harness, harness.nextName('TestState'), state, input, options);
    return harness.mistakes.watch(tested, 'sfn.testState(…) was not awaited');
  }

  /**
   * Runs a Lambda function whenever a task invokes it by this name: a function in this process, or a command that speaks
   * Lambda's Runtime API, in processes of its own. One that is named in a test ends with it; one that is named outside of
   * tests stays for all of the file.
   *
   * @example sfn.lambda('charge', async (event) => ({ chargeId: `c-${event.orderId}` }));
   */
  lambda(name: string, handler: LambdaHandler | CommandOptions, options?: LocalFunctionOptions): void {
    this.harness.functions('sfn.lambda(…)').register(name, handler, options);
  }

  /**
   * Takes the right to an action away: tasks that need it fail as they do in AWS, whatever mocks there are, and clients of
   * the API get AccessDeniedException. Until the test has ended, or, outside of tests, in all tests of the file. A server
   * has to be awaited.
   *
   * @example await sfn.deny('dynamodb:PutItem', { state: 'Save' });
   */
  deny(action: string, filter: DenialFilter = {}): Promise<void> {
    return this.harness.place.deny(this.harness.scope, action, filter);
  }

  /**
   * Plays a recorded execution on the machine of its name, or on `{ definition }`: see `replay` of a state machine.
   *
   * @example const run = await sfn.replay('recordings/a-17.json', { definition: 'order.asl.json' });
   */
  replay<Output = Json>(file: string, options: Replayer.ReplayOptions = {}): Promise<Run<Output>> {
    const { replayOnAny } = require('./run/replayRun') as typeof Replayer;
    return replayOnAny(this.harness, file, options);
  }

  /** Plays a mock file, with one of its test cases: until the test or, when called outside of tests, the file ends. */
  use<Path extends string>(mocksFile: Path, testCase?: TestCaseOf<Path, MachineName<Path>>): void {
    this.harness.useMockFile(mocksFile, testCase);
  }

  /** Every call that tasks made, with what was sent, in order. */
  get calls(): Calls {
    return this.harness.knowing('sfn.calls').calls;
  }

  /** Messages that were sent to queues, topics and event buses that nothing else stands for. */
  get outbox(): Outbox {
    return this.harness.knowing('sfn.outbox').outbox;
  }

  /** An execution that somebody else has started (the code under test, a nested state machine), as it is now. */
  execution<Output = Json>(executionArn: string): Promise<Run<Output>> {
    return this.harness.read(executionArn);
  }

  /** As `execution`, when it has ended. */
  ended<Output = Json>(executionArn: string): Promise<Run<Output>> {
    return this.harness.ended(executionArn);
  }

  /**
   * A client of the AWS SDK that speaks with this harness. In this process it needs no server: its requests are answered
   * on the spot. Its type is the one that is asked for: that of the project's own release of the SDK.
   *
   * @example await placeOrder(sfn.client(), { orderId: 1 });
   */
  client<Client extends { send(...args: never): unknown } = SFNClient>(config: SFNClientConfig = {}): Client {
    return this.harness.place.client(config) as unknown as Client;
  }

  /** The URL for code under test that makes its own client. In this process, a server is started by the first look. */
  get endpoint(): Promise<string> {
    return this.harness.place.endpoint();
  }

  /**
   * Environment variables that bring AWS SDKs and the AWS CLI to this harness, for code under test in another process.
   *
   * @example spawn('node', ['worker.js'], { env: { ...process.env, ...(await sfn.env()) } });
   */
  env(): Promise<Record<string, string>> {
    return this.harness.place.environment();
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
        if (this.harness.test.takeReason() === undefined) throw error;
      }
    };
  }

  /**
   * Back to the beginning, after each test: no executions, no calls, no mocks but those that were written outside of
   * tests. Answers what the test was still waiting for, `undefined` when for nothing.
   */
  reset(): Promise<string | undefined> {
    return this.harness.reset();
  }

  /**
   * Ends a test: `reset`, and rejects with what the test has to be told: runs that it still awaited, harness errors (an
   * unmocked task …) that were not thrown into it, and, with `unusedMocks: 'fail'`, mocks that were never asked.
   */
  endTest(): Promise<void> {
    return this.harness.endTest();
  }

  /** A harness of its own with the same options, for tests that run side by side in one file. Closed with this one. */
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
    const { testCasesIn } = require('../../tasks/mocking/config/loadMockConfig') as typeof MockFiles;
    return testCasesIn(mocksFile, stateMachine) as readonly TestCaseOf<Path, Name>[];
  }

  /** What is to be known of the mocks, a sentence each: why some were not checked, what of a mock file is ignored. */
  get notes(): readonly string[] {
    return [...new Set(this.harness.notes)];
  }

  /** The service behind a harness in this process: `interceptAws(sfn.service)` of `stepmill/nock` takes it. */
  get service(): Service {
    const { place } = this.harness;
    if (isProcessPlace(place)) return place.service;
    throw new NotHereError('sfn.service is there in the test process alone.');
  }

  /** Stops everything. Nothing of the harness holds the process after it. Rejects with what no test was told. */
  close(): Promise<void> {
    return this.harness.close();
  }
}
brandClass(Stepmill, 'Stepmill');
