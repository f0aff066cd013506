import type { WorkflowType } from '../asl/types';
import { HarnessError } from '../errors/HarnessError';
import type { LambdaHandler } from '../integrations/lambda/LambdaContext';
import type { LocalFunctionOptions } from '../integrations/lambda/LocalFunctions';
import type { Outbox } from '../integrations/outbox/Outbox';
import type { Calls } from '../mocking/Calls';
import { parseDuration, type Duration } from '../mocking/parseDuration';
import type { ScriptBuilder } from '../mocking/ScriptBuilder';
import type { Mocks } from '../mocking/Mocks';
import { createService } from '../service/createService';
import type { Service } from '../service/Service';
import type { ServiceOptions } from '../service/ServiceOptions';
import { newSeed } from '../store/ids';
import type { Json } from '../util/json';
import { Deployment, type MachineSource } from './deploy/Deployment';
import { loadMachine } from './deploy/loadMachine';
import { HarnessClock } from './HarnessClock';
import { createHarnessMocks, type HarnessMocks } from './HarnessMocks';
import type { Place } from './place/Place';
import { ProcessPlace } from './place/ProcessPlace';
import { fetchRun } from './run/readRun';
import type { Run } from './run/Run';
import { StateMachineUnderTest } from './StateMachineUnderTest';
import type { StateNames } from './StateNames';

/** What a harness is made with. Time skips unless something else is asked for. */
export type StepmillOptions = Pick<
  ServiceOptions,
  | 'time'
  | 'startTime'
  | 'seed'
  | 'accountId'
  | 'region'
  | 'mocks'
  | 'unmocked'
  | 'handlers'
  | 'validation'
  | 'environment'
>;

/** About a state machine, beside its definition. */
export interface MachineOptions {
  /** Default: the name in the file, else `StateMachine1`, `StateMachine2` … */
  readonly name?: string;
  readonly type?: WorkflowType;
  readonly roleArn?: string;
  /** Values for `${Token}`s of the definition. */
  readonly substitutions?: Readonly<Record<string, string>>;
  /** Values for the parameters of a template. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * A Step Functions for one test file: deploys state machines, scripts the answers of their tasks, runs them, and keeps
 * their time. Made by `stepmill()` of `stepmill/jest`, `stepmill/vitest` or `stepmill/node`, which also reset it after
 * each test.
 */
export class Stepmill {
  readonly place: Place;
  readonly clock: HarnessClock;
  /** Scripts for anything that a workflow calls: `sfn.mock.lambda('charge').returns({ … })`. */
  readonly mock: HarnessMocks;
  /** The test case that executions are started with, while `use` has set one. */
  testCase: string | undefined;
  /** How to have the same ids and random numbers again, in a line; `undefined` when the test names its seed. */
  repeat: string | undefined;
  private readonly service: Service;
  private readonly options: StepmillOptions;
  private readonly pending = new Map<string, Promise<void>>();
  private generation = 0;
  private machines = 0;
  private readonly others: Stepmill[] = [];

  constructor(options: StepmillOptions = {}) {
    const seed = options.seed ?? newSeed();
    this.options = { ...options, seed };
    if (options.seed === undefined) this.repeat = `seed: '${seed}'  (stepmill({ seed: '${seed}' }) repeats it)`;
    this.service = createService({ time: 'skip', validation: 'PRESENT', ...this.options });
    this.place = new ProcessPlace(this.service);
    this.clock = new HarnessClock(this.service);
    this.mock = createHarnessMocks((script) => this.override(script));
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
  stateMachine(path: string, options?: MachineOptions): StateMachineUnderTest;
  stateMachine(path: string, name: string, options?: MachineOptions): StateMachineUnderTest;
  stateMachine(
    source: object | string,
    nameOrOptions?: string | MachineOptions,
    more: MachineOptions = {},
  ): StateMachineUnderTest {
    const options = typeof nameOrOptions === 'object' ? nameOrOptions : more;
    const chosen = typeof nameOrOptions === 'string' ? nameOrOptions : undefined;
    const machine = typeof source === 'string' ? this.load(source, chosen, options) : this.fromObject(source, options);
    return new StateMachineUnderTest(this, new Deployment(machine, () => this.generation));
  }

  /**
   * Runs a Lambda function in this process whenever a task invokes it by this name.
   *
   * @example sfn.lambda('charge', async (event) => ({ chargeId: `c-${event.orderId}` }));
   */
  lambda(name: string, handler: LambdaHandler, options?: LocalFunctionOptions): void {
    this.service.functions.register(name, handler, options);
  }

  /** Takes the answers of a mock file, and starts executions with one of its test cases until the next reset. */
  use(mocksFile: string, testCase?: string): void {
    this.service.mocks.useConfigFile(mocksFile);
    this.testCase = testCase;
  }

  /** Asks a script before all others, until the next reset. */
  override(script: ScriptBuilder): ScriptBuilder {
    this.service.mocks.override(script);
    return script;
  }

  /** Every call that tasks made, with what was sent, in order. */
  get calls(): Calls {
    return this.service.calls;
  }

  /** Messages that were sent to queues, topics and event buses that nothing else stands for. */
  get outbox(): Outbox {
    return this.service.outbox;
  }

  /** An execution that somebody else has started: the code under test, a nested state machine. */
  execution<Output = Json>(executionArn: string): Promise<Run<Output>> {
    return fetchRun(this.place, executionArn, { repeat: this.repeat });
  }

  /** Moves the time of one execution on. */
  advanceExecution(executionArn: string, time: Duration): void {
    this.service.advanceExecution(executionArn, parseDuration(time, 'The time of advance()') * 1000);
  }

  /** Remembers that the test awaits the end of an execution, for what `reset` has to say. */
  async awaiting(executionArn: string, end: Promise<void>): Promise<void> {
    this.pending.set(executionArn, end);
    try {
      await end;
    } finally {
      this.pending.delete(executionArn);
    }
  }

  /**
   * Back to the beginning, after each test: no executions, no overrides, no calls. Answers what the test was still
   * waiting for, `undefined` when for nothing.
   */
  reset(): string | undefined {
    const waiting = [...this.pending.keys()].map((arn) => this.service.describeWaiting(arn));
    this.pending.clear();
    this.service.reset();
    this.testCase = undefined;
    this.generation += 1;
    return waiting.length === 0 ? undefined : waiting.join('\n');
  }

  /** A harness of its own with the same options, for tests that run side by side in one file. */
  fresh(options: StepmillOptions = {}): Stepmill {
    const harness = new Stepmill({ ...this.options, ...options });
    if (options.seed === undefined) harness.repeat = this.repeat;
    this.others.push(harness);
    return harness;
  }

  /** What scripts are there, and which of them were used. */
  get scripts(): Mocks {
    return this.service.mocks;
  }

  /** Stops everything. Nothing of the harness holds the process after it. */
  close(): void {
    for (const other of this.others) other.close();
    this.service.close();
  }

  private load(path: string, name: string | undefined, options: MachineOptions): MachineSource {
    const { functions, ...machine } = loadMachine(path, name, options);
    for (const { name: functionName, handler, folder, timeoutSeconds } of functions)
      this.service.functions.registerFile(functionName, handler, { folder, timeoutSeconds });
    return machine;
  }

  private fromObject(definition: object, { name, type = 'STANDARD', roleArn }: MachineOptions): MachineSource {
    if (!('States' in definition))
      throw new HarnessError('sfn.stateMachine() takes a definition with StartAt and States, or the path of a file.');
    this.machines += 1;
    return { name: name ?? `StateMachine${this.machines}`, definition: JSON.stringify(definition), type, roleArn };
  }
}
