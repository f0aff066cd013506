import type { UnawaitedCalls } from '../../tasks/integrations/lambda/UnawaitedCalls';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import { afterTurn } from '../../clock/system';
import type { Execution } from '../../engine/executions/Execution';
import { HarnessError } from '../../errors/HarnessError';
import type { RunningServer } from '../../emulator/server/startServer';
import type { Denial, DenialFilter } from '../../tasks/answering/denials/Denial';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { ObjectsCall, ObjectsReply } from '../../tasks/integrations/objects/objectsCall';
import type { Answers } from '../../tasks/answering/Answers';
import { createService } from '../../emulator/service/createService';
import { deny } from '../../emulator/service/deny';
import { describeRest, isAtRest, findNextTimer, describeWaiting } from '../../emulator/service/describeWaiting';
import { childrenInside, describeInside, factsInside, findInside, historyInside } from '../../emulator/service/inspect';
import type { Service } from '../../emulator/service/Service';
import type { StartsAnswer, StartsCall } from '../../emulator/starts/callStarts';
import type { TelemetryFilter, TelemetryKind } from '../../emulator/telemetry/Telemetry';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import { features } from '../features';
import { clientConfig, sdkEnvironment } from '../client/sdkEnvironment';
import { Clients } from '../client/Clients';
import type { ExecutionFacts } from '../../story/trace/UnreadStory';
import type { Mistake } from '../../emulator/service/MistakeLog';
import type { KnownMachine, OpenTask, Place } from './Place';
import { OpenCalls } from './OpenCalls';
import { tokenTask } from './tokenTask';
import type { PartRequest } from '../../contract/PartRequest';
import type { Reply } from '../../contract/ApiCaller';
import { isPending } from '../../util/pending';
import { lazy } from '../../util/lazy';

const loadServiceHandler = lazy(() => require('../client/ServiceHandler') as typeof import('../client/ServiceHandler'));

/** A place with a service of its own. */
export function createProcessPlace(options: ServiceOptions): ProcessPlace {
  return new ProcessPlace(createService(options));
}

/** The test's own process: a service, and a server once it is needed. */
export class ProcessPlace implements Place {
  readonly kind = 'process';
  readonly patienceMs = 4_000;
  private readonly calls = new OpenCalls();
  private readonly clients = new Clients((reply) => this.calls.add(reply));
  private server: Promise<RunningServer> | undefined;

  constructor(readonly service: Service) {}

  answers(): Answers {
    return this.service.answers;
  }

  // A thrown error is a rejection here, too.
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async objects(call: ObjectsCall): Promise<ObjectsReply> {
    return this.service.callObjects(call);
  }

  async starts<Call extends StartsCall>(call: Call): Promise<StartsAnswer<Call>> {
    return this.service.callStarts(call);
  }

  /** Like `call`, for operations that respond at once: all but StartSyncExecution and GetActivityTask. */
  callNow(operation: string, input: Readonly<Record<string, unknown>>): Reply {
    const reply = this.service.callBy('harness', operation, input);
    if (isPending(reply)) throw new HarnessError(`${operation} does not respond at once.`);
    return reply as Reply;
  }

  async call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply> {
    return (await this.service.callBy('harness', operation, input)) as Reply;
  }

  /** Like `startPart`, at once. */
  startPartNow(input: Readonly<Record<string, unknown>>, part: PartRequest): Reply {
    return this.service.startPart('harness', input, part) as Reply;
  }

  // A thrown error is a rejection here, too.
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async startPart(input: Readonly<Record<string, unknown>>, part: PartRequest): Promise<Reply> {
    return this.startPartNow(input, part);
  }

  async ended(executionArn: string): Promise<void> {
    const execution = findInside(this.service, executionArn);
    await execution.ended();
    throwHarnessError(execution);
  }

  /** Runs an execution to its end without waiting for anything. Throws a HarnessError when it has to wait. */
  finishNow(executionArn: string): void {
    this.service.drain();
    const execution = findInside(this.service, executionArn);
    throwHarnessError(execution);
    if (execution.status !== 'RUNNING') return;
    const waiting = describeWaiting(this.service, executionArn);
    execution.stop();
    throw new HarnessError(`${waiting}\nrunSync() does not wait. Write: await machine.run(…)`);
  }

  history(executionArn: string): Promise<readonly object[]> {
    return Promise.resolve(this.historyNow(executionArn));
  }

  historyNow(executionArn: string): readonly object[] {
    return historyInside(this.service, executionArn);
  }

  describe(executionArn: string): Promise<Reply> {
    return Promise.resolve(this.describeNow(executionArn));
  }

  describeNow(executionArn: string): Reply {
    const execution = findInside(this.service, executionArn);
    return execution.type === 'STANDARD'
      ? this.callNow('DescribeExecution', { executionArn })
      : describeInside(execution);
  }

  /** See `isAtRest` of a service. */
  get isAtRest(): boolean {
    return isAtRest(this.service);
  }

  stuckAt(executionArn: string): string {
    return describeWaiting(this.service, executionArn);
  }

  rest(): string | undefined {
    return describeRest(this.service);
  }

  machines(): readonly KnownMachine[] {
    const machines = [...this.service.inside.stateMachines.all()];
    return machines.map(({ name, revision }) => ({ name, definition: revision.program.definition }));
  }

  get hasServer(): boolean {
    return this.server !== undefined;
  }

  /** An execution that has ended without a harness error, if nothing that it started is still running. */
  factsIfOver(executionArn: string): ExecutionFacts | undefined {
    const execution = this.service.execution(executionArn);
    if (execution === undefined || execution.status === 'RUNNING') return undefined;
    if (execution.harnessError !== undefined || !this.isAtRest) return undefined;
    return factsInside(this.service, execution);
  }

  factsNow(executionArn: string): ExecutionFacts {
    return factsInside(this.service, findInside(this.service, executionArn));
  }

  /** The children of a Map Run, oldest first; `undefined` if some are no longer kept. */
  childrenNow(mapRunArn: string): readonly ExecutionFacts[] | undefined {
    return childrenInside(this.service, mapRunArn)?.map((child) => factsInside(this.service, child));
  }

  openTask(executionArn: string, state: string, item?: number): Promise<OpenTask | undefined> {
    const token = this.service.inside.engine.openTaskToken(executionArn, state, item);
    return Promise.resolve(token === undefined ? undefined : tokenTask(this, token));
  }

  deployedArn(): undefined {
    return undefined;
  }

  turn(): Promise<void> {
    return new Promise(afterTurn);
  }

  now(): number {
    return this.service.now();
  }

  advance(ms: number, executionArn?: string): Promise<void> {
    if (executionArn === undefined) this.service.advance(ms);
    else this.service.advanceExecution(executionArn, ms);
    return this.service.quiet();
  }

  async advanceToNextTimer(): Promise<boolean> {
    const ms = await findNextTimer(this.service, this.patienceMs);
    if (ms !== undefined) await this.advance(ms);
    return ms !== undefined;
  }

  client(config: SFNClientConfig): SFNClient {
    const { service } = this;
    const own = clientConfig({ region: service.region, accessKeyId: service.accountId });
    const requestHandler = new (loadServiceHandler().ServiceHandler)(service, (error) =>
      this.service.mistakes.add(error),
    );
    return this.clients.create({ ...own, requestHandler, ...config });
  }

  async endpoint(): Promise<string> {
    // An endpoint that is no longer used must not keep the process running.
    this.server ??= loadServer().startServer(this.service, {
      port: 0,
      keepsRunning: false,
      routes: () => features().routes(),
    });
    return (await this.server).url;
  }

  async environment(): Promise<Record<string, string>> {
    const { region, accountId } = this.service;
    const { AWS_SHARED_CREDENTIALS_FILE: keysFile } = process.env;
    return sdkEnvironment({ endpoint: await this.endpoint(), region, accessKeyId: accountId }, keysFile);
  }

  waiting(executionArn: string): Promise<string> {
    return Promise.resolve(describeWaiting(this.service, executionArn));
  }

  deny(scope: MockScope, action: string, filter: DenialFilter): Promise<void> {
    deny(this.service, scope, action, filter);
    return Promise.resolve();
  }

  unmetDenials(scope: MockScope): readonly Denial[] {
    return this.service.answers.denials.unused(scope);
  }

  async telemetry(what: TelemetryKind, filter: TelemetryFilter): Promise<readonly object[]> {
    await this.service.quiet();
    return this.service.telemetry.read(what, filter);
  }

  mistakeOf(executionArn: string): Promise<unknown> {
    return Promise.resolve(findInside(this.service, executionArn).harnessError);
  }

  get unawaited(): UnawaitedCalls {
    return this.service.functions.unawaited;
  }

  mistakes(): readonly Mistake[] {
    return this.service.mistakes.all;
  }

  settled(ms: number): Promise<void> {
    return this.calls.settled(ms);
  }

  reset(awaited: readonly string[]): readonly string[] {
    const waiting = awaited.map((executionArn) => describeWaiting(this.service, executionArn));
    this.service.reset();
    return waiting;
  }

  async close(): Promise<void> {
    this.service.answers.outbox.abandon();
    this.service.close();
    this.clients.destroy();
    const { server } = this;
    this.server = undefined;
    await (await server)?.close();
  }
}

/** Throws a HarnessError, or a bug of Stepmill, where the run is awaited. */
function throwHarnessError({ harnessError }: Execution): void {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- whatever it was, as it was
  if (harnessError !== undefined) throw harnessError;
}

const loadServer = lazy(
  () => require('../../emulator/server/startServer') as typeof import('../../emulator/server/startServer'),
);
