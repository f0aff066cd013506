import { NotHereError } from '../NotHereError';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import { systemNow } from '../../../clock/system';
import type { ObjectsReply } from '../../../tasks/integrations/objects/objectsCall';
import { Answers } from '../../../tasks/answering/Answers';
import type { ServiceOptions } from '../../../emulator/service/ServiceOptions';
import { fetchRun } from '../../run/readRun';
import type { TestInProgress } from '../../runner/TestInProgress';
import { fetchHistory } from '../../../story/trace/pages';
import { SdkCaller } from '../../remote/SdkCaller';
import type { StartsAnswer, StartsCall } from '../../../emulator/starts/callStarts';
import type { NamedMachine, OpenTask, Place } from '../Place';
import { OpenCalls } from '../OpenCalls';
import { Epoch } from '../Epoch';
import { tokenTask } from '../tokenTask';
import { deployedArn } from './deployedArn';
import { OpenTasks } from './OpenTasks';
import type { Reply } from '../../../contract/ApiCaller';

type AwsPlaceOptions = Pick<ServiceOptions, 'region' | 'startTime' | 'mocks' | 'handlers'> & {
  readonly endpoint?: string | undefined;
};

/** The shortest and the longest pause between two reads of an execution, in milliseconds. */
const pauseMs = 250;
const longestPauseMs = 2_000;

/**
 * AWS, or an endpoint with its API: deployed machines, with their real tasks, in real time. Nothing is created. A test
 * that has to control tasks or time is skipped.
 */
export class AwsPlace implements Place {
  readonly kind = 'aws';
  readonly patienceMs = 60_000;
  readonly hasServer = true;
  private readonly test: TestInProgress;
  private readonly caller: SdkCaller;
  private readonly express = new Map<string, Reply>();
  private readonly types = new Map<string, Promise<unknown>>();
  private readonly openTasks = new OpenTasks(this);
  private readonly calls = new OpenCalls();
  private readonly epoch = new Epoch(this.calls);

  constructor({ region, endpoint, startTime, mocks, handlers }: AwsPlaceOptions, test: TestInProgress) {
    this.caller = new SdkCaller({ region, endpoint });
    this.test = test;
    if (startTime !== undefined) this.refuse('the option startTime', timePasses);
    if (mocks !== undefined) this.refuse('the option mocks', tasksAreReal);
    if (handlers !== undefined) this.refuse('the option handlers', tasksAreReal);
  }

  /** Outside of a test, returns an object that is never used: the tests that start an execution are skipped instead. */
  answers(what: string): Answers {
    this.refuse(what, tasksAreReal);
    return new Answers();
  }

  objects(): Promise<ObjectsReply> {
    this.refuse('sfn.s3', 'the buckets there are real: a client of S3 fills and reads them.');
    return Promise.resolve(null);
  }

  async call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply> {
    if (operation === 'StartExecution') return this.start(input);
    return this.send(operation, input);
  }

  startPart(): Promise<never> {
    return Promise.reject(new NotHereError('AWS starts an execution only at its first state.'));
  }

  async ended(executionArn: string): Promise<void> {
    const isOver = this.epoch.watch();
    for (let waitMs = pauseMs; !isOver(); waitMs = Math.min(waitMs * 1.5, longestPauseMs)) {
      const { status } = await this.describe(executionArn);
      if (status !== 'RUNNING' && status !== 'PENDING_REDRIVE') return;
      await this.epoch.pause(waitMs);
    }
  }

  async history(executionArn: string): Promise<readonly object[] | undefined> {
    // Express children of a Map Run are described, but have no history.
    if (this.express.has(executionArn) || executionArn.split(':')[5] === 'express') return undefined;
    return fetchHistory({ call: (operation, input) => this.send(operation, input) }, executionArn);
  }

  async describe(executionArn: string): Promise<Reply> {
    return this.express.get(executionArn) ?? this.send('DescribeExecution', { executionArn });
  }

  async openTask(executionArn: string, state: string, item?: number): Promise<OpenTask | undefined> {
    const token = await this.openTasks.tokenOf(executionArn, state, item);
    return token === undefined ? undefined : tokenTask(this, token);
  }

  deployedArn(machine: NamedMachine): string {
    this.test.skipForStandingReason();
    return deployedArn(machine);
  }

  turn(): Promise<void> {
    return this.epoch.pause(pauseMs);
  }

  now(): number {
    return systemNow();
  }

  stuckAt(): undefined {
    return undefined;
  }

  rest(): undefined {
    return undefined;
  }

  machines(): readonly [] {
    return [];
  }

  advance(): Promise<void> {
    this.refuse('advance(…)', timePasses);
    return Promise.resolve();
  }

  advanceToNextTimer(): Promise<boolean> {
    this.refuse('advanceToNextTimer()', timePasses);
    return Promise.resolve(false);
  }

  client(config: SFNClientConfig): SFNClient {
    return this.caller.client(config);
  }

  async endpoint(): Promise<string> {
    const { endpoint } = this.caller.config;
    if (typeof endpoint === 'string') return endpoint;
    const { config } = this.caller.sdk;
    return config.endpointProvider({ Region: await config.region() }).url.origin;
  }

  async environment(): Promise<Record<string, string>> {
    const region = await this.caller.sdk.config.region();
    const { endpoint } = this.caller.config;
    return {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      ...(typeof endpoint === 'string' && {
        AWS_ENDPOINT_URL_SFN: endpoint,
        AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
      }),
    };
  }

  waiting(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  deny(): Promise<void> {
    this.refuse('sfn.deny(…)', 'there, policies decide what is allowed.');
    return Promise.resolve();
  }

  unmetDenials(): readonly [] {
    return [];
  }

  /** A machine that is tested in AWS is not deployed, so nothing is registered for it. */
  starts<Call extends StartsCall>(call: Call): Promise<StartsAnswer<Call>> {
    this.refuse(whatStarts(call), 'what starts a workflow there is real: a client of its service uses it.');
    throw new NotHereError('What starts a workflow can only be used outside of AWS.');
  }

  telemetry(): Promise<readonly object[]> {
    this.refuse('sfn.telemetry', 'there, CloudWatch and EventBridge have it.');
    return Promise.resolve([]);
  }

  /** In AWS, an unmocked task is not a HarnessError. */
  mistakeOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  mistakes(): readonly [] {
    return [];
  }

  /** Stops what the test has left running: AWS would continue it for up to a year. */
  async reset(awaited: readonly string[]): Promise<readonly string[]> {
    this.forget();
    return Promise.all(
      awaited.map(async (executionArn) => {
        const run = await fetchRun(this, executionArn);
        await this.send('StopExecution', { executionArn, cause: 'The test that started it has ended.' });
        return `Execution ${executionArn} is still ${run.status}:\n${run.toString()}`;
      }),
    );
  }

  close(): Promise<void> {
    this.forget();
    this.caller.close();
    return Promise.resolve();
  }

  settled(ms: number): Promise<void> {
    return this.calls.settled(ms);
  }

  /** Ends everything that the test still waits for. */
  private forget(): void {
    this.express.clear();
    this.epoch.end();
  }

  /** AWS keeps no Express executions, so each runs to its end, and its response is kept. */
  private async start(input: Readonly<Record<string, unknown>>): Promise<Reply> {
    this.test.skipForStandingReason();
    const stateMachineArn = input['stateMachineArn'] as string;
    if (stateMachineArn.includes('#')) this.refuse('a test case', tasksAreReal);
    if ((await this.typeOf(stateMachineArn)) !== 'EXPRESS') return this.send('StartExecution', input);
    const reply = await this.send('StartSyncExecution', input);
    this.express.set(reply['executionArn'] as string, reply);
    return reply;
  }

  private typeOf(stateMachineArn: string): Promise<unknown> {
    let type = this.types.get(stateMachineArn);
    if (type === undefined) {
      // A role may be allowed to start an execution but not to describe it.
      type = this.send('DescribeStateMachine', { stateMachineArn }).then(
        (machine) => machine['type'],
        () => undefined,
      );
      this.types.set(stateMachineArn, type);
    }
    return type;
  }

  private send(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply> {
    return this.epoch.during(this.caller.call(operation, input));
  }

  private refuse(what: string, why: string): void {
    this.test.skip(`${what} cannot work in AWS: ${why}`);
  }
}

const tasksAreReal = 'there, the tasks run for real.';
const timePasses = 'there, time passes by itself.';

/** How a test calls what starts workflows. */
function whatStarts({ op }: StartsCall): string {
  if (op === 'runPipe') return 'sfn.pipe';
  return /schedule/i.test(op) ? 'sfn.schedule' : 'sfn.events';
}
