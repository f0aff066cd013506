import type { PartRequest } from '../../contract/PartRequest';
import type { Execution } from '../../engine/executions/Execution';
import type { WayListener } from '../../engine/interpreter/InterpretedRun';
import { Answers } from '../../tasks/answering/Answers';
import type { HandlerCalls } from '../../tasks/answering/clients/HandlerCalls';
import type { OutsideAnswers } from '../../tasks/answering/OutsideAnswers';
import type { ConnectionRegistry } from '../../tasks/integrations/http/ConnectionRegistry';
import type { LocalFunctions } from '../../tasks/integrations/lambda/LocalFunctions';
import type { ObjectsCall, ObjectsReply } from '../../tasks/integrations/objects/objectsCall';
import type { ObjectStore } from '../../tasks/integrations/objects/ObjectStore';
import type { Outbox } from '../../tasks/integrations/outbox/Outbox';
import type { Calls } from '../../tasks/mocking/Calls';
import type { Mocks } from '../../tasks/mocking/Mocks';
import type { Caller, Resources } from '../operations/OperationContext';
import { findOperation, isReading, operationNames } from '../operations/operations';
import type { StartsAnswer, StartsCall } from '../starts/callStarts';
import type { ExecutionObserver } from '../telemetry/TelemetryFeed';
import type { Telemetry } from '../telemetry/Telemetry';
import type { CalledBy } from './ApiGate';
import type { Changes } from './Changes';
import type { DataDirectory } from './data/DataDirectory';
import { executionsInside } from './inspect';
import { createHandlerCalls, loadChanges, loadDataDirectory, loadStartsCall, loadTelemetry } from './lazyParts';
import { MistakeLog } from './MistakeLog';
import { ServiceLife } from './ServiceLife';
import { defaultAccountId, defaultRegion, type ServiceOptions } from './ServiceOptions';
import { lazy } from '../../util/lazy';

const loadObjectsCall = lazy(
  () =>
    require('../../tasks/integrations/objects/objectsCall') as typeof import('../../tasks/integrations/objects/objectsCall'),
);

/**
 * All of Step Functions in one object: state machines, executions, activities, time, and what answers tasks. Every call,
 * whether over HTTP, from a test or from a task, goes through `call`.
 */
export class Service {
  /** @internal */
  readonly options: ServiceOptions;
  /** Everything that answers tasks. @internal */
  readonly answers: Answers;
  readonly accountId: string;
  readonly region: string;
  /** If set, asked first about every task. @internal */
  outside: OutsideAnswers | undefined;
  /** @internal */
  readonly observers = new Set<ExecutionObserver>();
  /** Called with the branch of each `a ? b : c`, for coverage. @internal */
  ways: WayListener | undefined;
  /** Called when nothing more can be done without waiting. @internal */
  readonly restListeners = new Set<() => void>();
  /** Mistakes of the tester and bugs of Stepmill since the last reset. @internal */
  readonly mistakes: MistakeLog;
  /** Its state until the next reset. @internal */
  life: ServiceLife;
  private changeLog: Changes | undefined;
  private clientCalls: HandlerCalls | undefined;
  private readonly data: DataDirectory | undefined;
  private readonly self: Caller;

  constructor(options: ServiceOptions = {}) {
    this.options = options;
    this.answers = new Answers(options, operationNames, () => this.now());
    const openCalls = (): HandlerCalls => this.handlerCalls;
    this.answers.functions.openCalls = openCalls;
    this.mistakes = new MistakeLog(this.answers.mistakes);
    const { accountId = defaultAccountId, region = defaultRegion } = options;
    this.accountId = accountId;
    this.region = region;
    this.self = { accountId, region };
    const { data } = options;
    this.data = data && new (loadDataDirectory().DataDirectory)(data, options.onNote ?? (() => undefined));
    this.life = new ServiceLife(this, this.data, this.self);
  }

  /**
   * With a data directory: resumes the executions of an earlier process. Nothing runs until it is called, so call it
   * when their tasks can be answered. A second call does nothing.
   */
  goOn(): void {
    this.life.goOn();
  }

  /**
   * Calls an operation of the API with an input in wire format, and returns the output in wire format: dates are epoch
   * seconds. Checks the input first. Throws ServiceError, at once or through the promise.
   *
   * @example service.call('DescribeExecution', { executionArn })
   */
  call(name: string, input: unknown, caller: Caller = this.self): object | Promise<object> {
    const output = this.callBy('client', name, input, caller);
    return this.data === undefined ? output : this.data.answered(name, output);
  }

  /**
   * Returns the output once everything done so far is in the data directory. Rejects if that cannot be written, unless
   * the call only `reads`.
   * @internal
   */
  whenWritten(output: object, reads = false): object | Promise<object> {
    const committed = this.data?.committed();
    if (committed === undefined) return output;
    const answer = (): object => output;
    return committed.then(answer, reads ? answer : undefined);
  }

  /** Like `whenWritten`, for the output of an operation. @internal */
  whenCallWritten(name: string, output: object): object | Promise<object> {
    return this.data === undefined ? output : this.whenWritten(output, isReading(findOperation(name)!));
  }

  /** Like `call`, for callers other than clients. @internal */
  callBy(by: CalledBy, name: string, input: unknown, caller: Caller = this.self): object | Promise<object> {
    return this.life.call(by, name, input, caller);
  }

  /**
   * StartExecution of an execution that runs only a part of the definition: the input is that of its first state. Throws
   * HarnessError for a part that the definition does not have.
   * @internal
   */
  startPart(by: CalledBy, input: unknown, part: PartRequest, caller: Caller = this.self): object | Promise<object> {
    const output = this.callBy(by, 'StartExecution', input, { ...caller, part });
    return this.data === undefined ? output : this.data.answered('StartExecution', output);
  }

  /** Returns the calls that functions' handlers make with their own AWS clients. @internal */
  get handlerCalls(): HandlerCalls {
    return (this.clientCalls ??= createHandlerCalls(this));
  }

  /** Scripts and the mock file. */
  get mocks(): Mocks {
    return this.answers.mocks;
  }

  /** Every call that tasks made. */
  get calls(): Calls {
    return this.answers.calls;
  }

  /** Lambda functions that run in this process. */
  get functions(): LocalFunctions {
    return this.answers.functions;
  }

  /** How HTTP Tasks are authorised. */
  get connections(): ConnectionRegistry {
    return this.answers.connections;
  }

  /** Messages that were sent to queues, topics and event buses. */
  get outbox(): Outbox {
    return this.answers.outbox;
  }

  /** The S3 buckets in this process. @internal */
  get objects(): ObjectStore {
    return this.answers.objects;
  }

  /** Reports each execution to an observer, until the returned function is called. @internal */
  observe(observer: ExecutionObserver): () => void {
    this.observers.add(observer);
    return () => void this.observers.delete(observer);
  }

  /** Logs, events and metrics of the executions since the last reset. */
  get telemetry(): Telemetry {
    return new (loadTelemetry().Telemetry)(this.inside, this.life.counted);
  }

  /** The data of its operations; replaced by each reset. @internal */
  get inside(): Resources {
    return this.life.resources;
  }

  /** The changes of executions, counted from the first use of this. @internal */
  get changes(): Changes {
    if (this.changeLog === undefined) {
      const changes = new (loadChanges().Changes)(executionsInside(this));
      this.observers.add(changes);
      this.changeLog = changes;
    }
    return this.changeLog;
  }

  /** Puts, reads or deletes objects for a test. @internal */
  callObjects(call: ObjectsCall): ObjectsReply {
    return loadObjectsCall().callObjects(this.objects, call);
  }

  /** Whether rules, schedules, pipes or APIs were registered or used since the last reset. @internal */
  get hasStarts(): boolean {
    return this.life.hasStarts;
  }

  /** Registers, lists or uses what starts executions: rules, schedules, pipes, APIs. @internal */
  callStarts<Call extends StartsCall>(call: Call): StartsAnswer<Call> | Promise<StartsAnswer<Call>> {
    return loadStartsCall().callStarts(this.life.starts, call);
  }

  /** The time on the emulator's clock, in epoch milliseconds. */
  now(): number {
    return this.life.made.engine.now();
  }

  /** Moves the emulator's clock forward by `ms` milliseconds. Await `quiet` for the effects. */
  advance(ms: number): void {
    this.life.stored?.noteTime();
    this.life.advance(ms);
    this.data?.flush();
  }

  /** A Standard or Express execution that is still kept. @internal */
  execution(arn: string): Execution | undefined {
    return this.inside.engine.executions.get(arn);
  }

  /** Moves the time of one execution, and of those nested in it, forward by `ms` milliseconds. @internal */
  advanceExecution(executionArn: string, ms: number): void {
    const { engine } = this.inside;
    engine.executions.get(executionArn)?.advance(ms);
    engine.scheduler.drain();
    this.data?.flush();
  }

  /** Runs everything that is ready. Resolves when everything waits for time or for an answer from outside. @internal */
  quiet(): Promise<void> {
    const { scheduler } = this.inside.engine;
    scheduler.drain();
    const idle = scheduler.idle();
    if (this.outside !== undefined) return this.quietOutside(idle);
    return this.data === undefined ? idle : idle.then(() => this.data!.flush());
  }

  /** Waits for open questions about tasks outside, and for everything that their answers trigger. */
  private async quietOutside(idle: Promise<void>): Promise<void> {
    await idle;
    const asking = this.outside?.asking;
    if (asking === undefined) return this.data?.flush();
    await asking;
    await this.quiet();
  }

  /** Like `quiet`, but synchronous: blocks the process until it is done. @internal */
  drain(): void {
    this.inside.engine.scheduler.drain({ whole: true });
  }

  /**
   * Removes everything that was created, started, sent or overridden, and restarts time and ids. Handlers, connections
   * and the scripts that stay are kept.
   */
  reset(): void {
    if (this.data === undefined) this.end('reset');
    else this.data.reset(() => this.end('reset'));
    this.answers.reset();
    this.mistakes.clear();
    this.changeLog?.reset();
    this.life = new ServiceLife(this, this.data, this.self);
    this.goOn();
    for (const listener of [...this.restListeners]) listener();
  }

  /** Stops everything that is running. Nothing of the service keeps the process alive afterwards. */
  close(): void {
    // Comes first, so that the data directory keeps running executions as running: the next start resumes them.
    this.data?.close();
    this.end();
  }

  /** Ends it as if its process had been killed. @internal */
  abandon(): void {
    this.data?.abandon();
    this.end();
  }

  private end(when: 'now' | 'reset' = 'now'): void {
    this.life.end();
    this.functions.endRunners(when);
  }
}
