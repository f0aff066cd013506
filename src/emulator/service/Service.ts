import { startSystemTimer } from '../../clock/system';
import type { Execution } from '../../engine/executions/Execution';
import type { WayListener } from '../../engine/interpreter/InterpretedRun';
import { Answers } from '../../tasks/answering/Answers';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import type { OutsideAnswers } from '../../tasks/answering/OutsideAnswers';
import type { Endpoints } from '../../tasks/integrations/endpoints/Endpoints';
import type { ConnectionRegistry } from '../../tasks/integrations/http/ConnectionRegistry';
import type { LocalFunctions } from '../../tasks/integrations/lambda/LocalFunctions';
import { callObjects, type ObjectsCall, type ObjectsReply } from '../../tasks/integrations/objects/objectsCall';
import type { ObjectStore } from '../../tasks/integrations/objects/ObjectStore';
import type { Outbox } from '../../tasks/integrations/outbox/Outbox';
import type { Calls } from '../../tasks/mocking/Calls';
import type { Mocks } from '../../tasks/mocking/Mocks';
import { loadLanguage } from '../operations/machine/loadLanguage';
import { requestError } from '../operations/model/requestError';
import type { Caller, OperationContext, Resources } from '../operations/OperationContext';
import { findOperation, operationNames } from '../operations/operations';
import type { ExecutionObserver } from '../telemetry/TelemetryFeed';
import type * as Told from '../telemetry/Telemetry';
import type { Telemetry } from '../telemetry/Telemetry';
import { newRequestId } from '../store/ids';
import type { Json } from '../../util/json';
import type * as Gate from './ApiGate';
import type { ApiGate, CalledBy } from './ApiGate';
import type * as Watch from './Changes';
import type { Changes } from './Changes';
import { createResources } from './createResources';
import type * as Directory from './data/DataDirectory';
import type { DataDirectory } from './data/DataDirectory';
import type { ServiceData } from './data/ServiceData';
import { describeWaiting } from './describeWaiting';
import { isOfMachines } from './isReading';
import { MistakeLog } from './MistakeLog';
import { defaultAccountId, defaultRegion, type ServiceOptions } from './ServiceOptions';

/** Between the parts that are loaded beforehand. */
const preloadPauseMs = 50;

/**
 * A whole Step Functions in one object: state machines, executions, activities, time, and what answers tasks.
 * Whatever comes over HTTP, from a test or from a task of a workflow ends in `call`.
 */
export class Service {
  /** @internal */
  readonly options: ServiceOptions;
  /** What tasks are answered with. @internal */
  readonly answers: Answers;
  readonly accountId: string;
  readonly region: string;
  /** Asked first about every task, when there is one. @internal */
  outside: OutsideAnswers | undefined;
  /** @internal */
  readonly observers = new Set<ExecutionObserver>();
  /** Hears which way each `a ? b : c` went, for coverage. @internal */
  ways: WayListener | undefined;
  /** Called when all is done that could be done at once. @internal */
  readonly restListeners = new Set<() => void>();
  /** What the tester did wrong, and bugs of Stepmill, since the last reset. @internal */
  readonly mistakes: MistakeLog;
  /** Another one after each reset. @internal */
  epoch = newRequestId();
  private changeLog: Changes | undefined;
  private readonly data: DataDirectory | undefined;
  private stored: ServiceData | undefined;
  private readonly self: Caller;
  private made: Resources;
  private ownContext: OperationContext;
  private gate: ApiGate | undefined;

  constructor(options: ServiceOptions = {}) {
    this.options = options;
    this.answers = new Answers(options, () => this.now());
    this.mistakes = new MistakeLog(this.answers.mistakes);
    const { accountId = defaultAccountId, region = defaultRegion } = options;
    this.accountId = accountId;
    this.region = region;
    this.self = { accountId, region };
    const { data } = options;
    this.data = data && new (loadData().DataDirectory)(data, this.onNote);
    ({ resources: this.made, stored: this.stored } = createResources(this, this.data));
    this.ownContext = { ...this.made, caller: this.self };
    this.gate = options.quotas === undefined ? undefined : this.createGate();
  }

  /**
   * With a data directory: the executions that an earlier process has begun go on. Whoever answers their tasks has to be
   * there by then. Until it is called nothing runs; does nothing the second time.
   */
  goOn(): void {
    this.stored?.goOn(this.onNote);
  }

  /**
   * As `goOn`, with turns of the event loop between. Resolves when they go on; `undefined` when they do. Until then calls
   * about machines and activities are answered. Whoever asks for anything else waits for this, or waits in place.
   * @internal
   */
  goOnInSlices(): Promise<void> | undefined {
    return this.stored?.goOnInSlices(this.onNote);
  }

  /** Whether a call has to wait, and for what: see `goOnInSlices`. @internal */
  beforeCall(name: string): Promise<void> | undefined {
    return this.stored?.isGoingOn !== true || isOfMachines(name) ? undefined : this.goOnInSlices();
  }

  private get onNote(): (note: string) => void {
    return this.options.onNote ?? (() => undefined);
  }

  private get resources(): Resources {
    if (this.stored?.isGoingOn === true) this.goOn();
    return this.made;
  }

  /**
   * Calls an operation of the API with an input as the wire has it, and answers as the wire does: dates are epoch
   * seconds. Checks the input first. Throws ServiceError, at once or through the promise.
   *
   * @example service.call('DescribeExecution', { executionArn })
   */
  call(name: string, input: unknown, caller: Caller = this.self): object | Promise<object> {
    const output = this.callBy('client', name, input, caller);
    return this.data === undefined ? output : this.data.answered(name, output);
  }

  /**
   * The output once all that was done before is in the data directory; the output itself when it is. Rejects when the disk
   * takes nothing, unless whoever `reads` changes nothing.
   * @internal
   */
  whenWritten(output: object, reads = false): object | Promise<object> {
    const answer = (): object => output;
    return this.data?.committed()?.then(answer, reads ? answer : undefined) ?? output;
  }

  /** As `call`, for others than clients. @internal */
  callBy(by: CalledBy, name: string, input: unknown, caller: Caller = this.self): object | Promise<object> {
    const operation = findOperation(name);
    if (operation === undefined) {
      throw requestError('com.amazon.coral.service', 'UnknownOperationException', `Unknown operation: ${name}`);
    }
    if (by !== 'task') this.data?.checkCall(operation.name);
    if (by !== 'harness' && (this.gate !== undefined || !this.answers.denials.isEmpty))
      (this.gate ??= this.createGate()).admit(name, input, caller, by);
    const checked = operation.check(input as Json);
    const resources = this.stored?.isGoingOn === true && isOfMachines(name) ? this.made : this.resources;
    const context = caller === this.self ? this.ownContext : { ...resources, caller };
    return operation.handle(context, checked);
  }

  /** As `callBy`, for one of many callers: see `Scheduler.share`. @internal */
  callAmongOthers(by: CalledBy, name: string, input: unknown, caller: Caller): object | Promise<object> {
    return this.made.engine.scheduler.share(() => this.callBy(by, name, input, caller));
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

  /** What HTTP Tasks are authorised with. */
  get connections(): ConnectionRegistry {
    return this.answers.connections;
  }

  /** Where services are reached for real. @internal */
  get endpoints(): Endpoints {
    return this.answers.endpoints;
  }

  /** Messages that were sent to queues, topics and event buses. */
  get outbox(): Outbox {
    return this.answers.outbox;
  }

  /** The buckets of S3 that are in this process. @internal */
  get objects(): ObjectStore {
    return this.answers.objects;
  }

  /** Is told each execution, however it was started, until the returned function is called. @internal */
  observe(observer: ExecutionObserver): () => void {
    this.observers.add(observer);
    return () => void this.observers.delete(observer);
  }

  /** Logs, events and metrics of the executions since the last reset. */
  get telemetry(): Telemetry {
    return new (loadTelemetry().Telemetry)(this.resources.engine, this.gate?.throttled);
  }

  /** What its operations work on; something else after each reset. @internal */
  get inside(): Resources {
    return this.resources;
  }

  /** What has changed, counted from the first call on. @internal */
  get changes(): Changes {
    if (this.changeLog === undefined) {
      const changes = new (loadChanges().Changes)(this.executions());
      this.observers.add(changes);
      this.changeLog = changes;
    }
    return this.changeLog;
  }

  /** Does what a test says with them. @internal */
  callObjects(call: ObjectsCall): ObjectsReply {
    return callObjects(this.objects, call);
  }

  /** The time on the emulator's clock, in epoch milliseconds. */
  now(): number {
    return this.made.engine.now();
  }

  /** Moves the emulator's clock on by so many milliseconds. What then happens is over when the service is `quiet`. */
  advance(ms: number): void {
    this.stored?.noteTime();
    this.resources.engine.clock.advance(ms);
    this.resources.engine.scheduler.drain();
    this.data?.flush();
  }

  /** An execution from inside, Express ones included as long as they are kept. @internal */
  execution(arn: string): Execution | undefined {
    return this.resources.engine.get(arn);
  }

  /** All that are kept, from inside, children of Map Runs after their parents. @internal */
  *executions(of: Iterable<Execution> = this.resources.engine.executions.all()): Generator<Execution> {
    const { mapRuns } = this.resources.engine.executions;
    for (const execution of of) {
      yield execution;
      for (const { children } of mapRuns.of(execution)) yield* this.executions(children.kept.values());
    }
  }

  /** Moves the time of one execution (and of those nested with it) on by so many milliseconds. @internal */
  advanceExecution(executionArn: string, ms: number): void {
    const { engine } = this.resources;
    engine.get(executionArn)?.advance(ms);
    engine.scheduler.drain();
    this.data?.flush();
  }

  /** When the next timer of a clock that the test advances is due, in epoch milliseconds. @internal */
  nextTimerMs(): number | undefined {
    return this.resources.engine.clock.nextTimerMs();
  }

  /** Runs all that is ready; resolves when everything waits for time or for an answer from outside. @internal */
  quiet(): Promise<void> {
    const { scheduler } = this.resources.engine;
    scheduler.drain();
    const idle = scheduler.idle();
    if (this.outside !== undefined) return this.quietOutside(idle);
    return this.data === undefined ? idle : idle.then(() => this.data!.flush());
  }

  /** While somebody outside is asked about a task, what that task does next is still to come. */
  private async quietOutside(idle: Promise<void>): Promise<void> {
    await idle;
    const asking = this.outside?.asking;
    if (asking === undefined) return this.data?.flush();
    await asking;
    await this.quiet();
  }

  /** As `quiet`, at once: nothing else in the process has its turn meanwhile, however long that takes. @internal */
  drain(): void {
    this.resources.engine.scheduler.drain({ whole: true });
  }

  /** Where an execution stands and what it waits for, in a sentence for people. @internal */
  describeWaiting(executionArn: string): string {
    return describeWaiting(this.resources.engine, executionArn);
  }

  /** The token of the task that a state has open; an activity's task is taken on the way, as by a worker. @internal */
  openTaskToken(executionArn: string, state: string, item?: number): string | undefined {
    return this.resources.engine.openTaskToken(executionArn, state, item);
  }

  /**
   * Loads in a while what is otherwise loaded with the first call, definition and task. Whoever calls at once is answered
   * first.
   * @internal
   */
  preload(): void {
    const parts = [() => operationNames.forEach(findOperation), loadLanguage, loadIntegrations];
    const loadNext = (): void => {
      parts.shift()?.();
      if (parts.length > 0) loadLater();
    };
    const loadLater = (): void => void startSystemTimer(preloadPauseMs, loadNext, { keepsRunning: false });
    loadLater();
  }

  /** An id for an HTTP request. @internal */
  newRequestId(): string {
    return newRequestId();
  }

  /**
   * Back to the beginning: nothing that was created, started, sent or overridden is there any more. Time and ids begin
   * anew, too; handlers, connections and the scripts that stay are kept.
   */
  reset(): void {
    if (this.data === undefined) this.end('reset');
    else this.data.reset(() => this.end('reset'));
    this.answers.reset();
    this.mistakes.clear();
    this.epoch = newRequestId();
    this.changeLog?.reset();
    ({ resources: this.made, stored: this.stored } = createResources(this, this.data));
    this.goOn();
    this.ownContext = { ...this.made, caller: this.self };
    this.gate = this.options.quotas === undefined ? undefined : this.createGate();
    for (const listener of [...this.restListeners]) listener();
  }

  private createGate(): ApiGate {
    return new (loadGate().ApiGate)(this.resources, this.answers.denials);
  }

  /** Stops everything that is running. Nothing of the service keeps the process alive after it. */
  close(): void {
    // What runs goes on with the next start, and so is not stopped in there.
    this.data?.close();
    this.end();
  }

  /** Ends it as if its process had been killed. @internal */
  abandon(): void {
    this.data?.abandon();
    this.end();
  }

  private end(when: 'now' | 'reset' = 'now'): void {
    this.stored?.cancel();
    this.made.engine.close();
    this.functions.endRunners(when);
  }
}

/** Most programs read nothing of it. */
function loadTelemetry(): typeof Told {
  return require('../telemetry/Telemetry') as typeof Told;
}

/** Most programs watch no changes. */
function loadChanges(): typeof Watch {
  return require('./Changes') as typeof Watch;
}

/** Most programs write nothing down. */
function loadData(): typeof Directory {
  return require('./data/DataDirectory') as typeof Directory;
}

/** Most programs have no quotas and deny nothing. */
function loadGate(): typeof Gate {
  return require('./ApiGate') as typeof Gate;
}
