import type { UnawaitedCalls } from '../../../tasks/integrations/lambda/UnawaitedCalls';
import type { SFNClient, SFNClientConfig } from '@aws-sdk/client-sfn';
import type { Clock } from '../../../clock/Timeline';
import type { SessionAnswers, Question } from '../../../emulator/server/session/messages';
import type { Denial, DenialFilter } from '../../../tasks/answering/denials/Denial';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import { Answers } from '../../../tasks/answering/Answers';
import type { ObjectsCall, ObjectsReply } from '../../../tasks/integrations/objects/objectsCall';
import { createClock } from '../../../emulator/service/createClock';
import type { StartsAnswer, StartsCall } from '../../../emulator/starts/callStarts';
import type { TelemetryFilter, TelemetryKind } from '../../../emulator/telemetry/Telemetry';
import { defaultRegion, type ServiceOptions } from '../../../emulator/service/ServiceOptions';
import { clientConfig, sdkEnvironment } from '../../client/sdkEnvironment';
import { Clients } from '../../client/Clients';
import type { Mistake } from '../../../emulator/service/MistakeLog';
import type { KnownMachine, OpenTask, Place } from '../Place';
import { Epoch } from '../Epoch';
import { OpenCalls } from '../OpenCalls';
import { answersAfterOthers, operationNames } from '../../../emulator/operations/operations';
import { ApiClient, readEndpoint } from './ApiClient';
import { ControlClient } from './ControlClient';
import { ExecutionReader } from './ExecutionReader';
import { RemoteBuckets } from './RemoteBuckets';
import { Session, sessionOptions } from './Session';
import { TaskDesk } from './TaskDesk';
import { KeepAlive } from './KeepAlive';
import type { PartRequest } from '../../../contract/PartRequest';
import type { OutboxMessage } from '../../../tasks/integrations/outbox/Outbox';
import { lazy } from '../../../util/lazy';
import type { Reply } from '../../../contract/ApiCaller';

const loadFeedRules = lazy(
  () =>
    require('../../../emulator/service/starts/feedRules') as typeof import('../../../emulator/service/starts/feedRules'),
);

/**
 * A Stepmill server in another process. The server makes a service for the harness, with a new access key id, and asks
 * the harness about each task, so that mocks, functions and the outbox stay in the test.
 */
export class HttpPlace implements Place {
  readonly kind = 'http';
  readonly patienceMs = 4_000;
  /** Code that knows the endpoint may call at any time. */
  hasServer = false;
  private readonly url: URL;
  private readonly region: string;
  private readonly options: ServiceOptions;
  private readonly ownAnswers: Answers;
  private readonly desk: TaskDesk;
  private readonly api: ApiClient;
  private readonly control: ControlClient;
  private readonly executions: ExecutionReader;
  private readonly calls = new OpenCalls();
  private readonly clients = new Clients((reply) => {
    this.keepAlive.wake();
    this.calls.add(reply);
  });
  private readonly epoch = new Epoch(this.calls);
  private readonly buckets = new RemoteBuckets();
  private readonly keepAlive: KeepAlive;
  /** Keeps the same time as the server, so `now` needs no request. */
  private clock: Clock;
  private readonly session: Session;

  constructor(endpoint: string, options: ServiceOptions) {
    this.url = readEndpoint(endpoint);
    this.region = options.region ?? defaultRegion;
    this.options = options;
    this.clock = createClock(options, () => undefined);
    this.ownAnswers = new Answers(options, operationNames);
    this.session = new Session(this.url, {
      options: () => sessionOptions(this.options, this.region, this.clock),
      hear: (message) => (this.keepAlive.wake(), this.desk.hear(message)),
      prepare: (accessKeyId) => this.prepare(accessKeyId),
    });
    this.keepAlive = new KeepAlive({
      patience: () => this.patienceMs,
      rest: () => this.restOfServer(),
      hold: (keeps) => this.session.use((client) => client.hold(keeps)),
    });
    this.api = new ApiClient(this.url, this.region);
    this.control = new ControlClient(this.api, this.accessKeyId);
    this.executions = new ExecutionReader(this, (arn) => this.epoch.during(this.control.history(arn)));
    const deliver = (message: OutboxMessage): void => this.deliver(message);
    if (options.deliverEvents === true) this.ownAnswers.outbox.onMessage = deliver;
    const hasBucket = (name: string): boolean => this.buckets.has(name);
    this.desk = new TaskDesk(this.ownAnswers, { now: () => this.now(), call: this.call, hasBucket }, (message) => {
      this.keepAlive.wake();
      this.session.use((client) => client.send(message));
    });
  }

  answers(): Answers {
    return this.ownAnswers;
  }

  call = (operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply> =>
    this.epoch.during(this.api.call(this.accessKeyId, operation, input), { waits: answersAfterOthers(operation) });

  startPart(input: Readonly<Record<string, unknown>>, part: PartRequest): Promise<Reply> {
    return this.epoch.during(this.control.startPart(input, part));
  }

  objects(call: ObjectsCall): Promise<ObjectsReply> {
    this.buckets.note(call);
    const answer = this.control.objects(call);
    // The next execution finds the objects, even if the call was not awaited and its test is over.
    this.api.callAfter(answer);
    return this.epoch.during(answer);
  }

  starts<Call extends StartsCall>(call: Call): Promise<StartsAnswer<Call>> {
    return this.ask({ ask: 'starts', call });
  }

  /** Tasks are answered here, but the rules and pipes for what they send are in the server. */
  private deliver(message: OutboxMessage): void {
    const call = loadFeedRules().callOf(message);
    if (call === undefined) return;
    this.starts(call).catch((error: unknown) => {
      this.ownAnswers.mistakes.add(error);
    });
  }

  async ended(executionArn: string): Promise<void> {
    const error = await this.keepAlive.during(this.mistakeOf(executionArn));
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- whatever it was, as it was
    if (error !== undefined) throw error;
  }

  history(executionArn: string): Promise<readonly object[]> {
    return this.executions.history(executionArn);
  }

  describe(executionArn: string): Promise<Reply> {
    return this.executions.describe(executionArn);
  }

  openTask(executionArn: string, state: string, item?: number): Promise<OpenTask | undefined> {
    return this.epoch.during(this.control.openTask(executionArn, state, item));
  }

  deployedArn(): undefined {
    return undefined;
  }

  /** A pause between two requests to a server that has nothing new. */
  turn(): Promise<void> {
    return this.epoch.pause(5);
  }

  now(): number {
    return this.clock.now();
  }

  stuckAt(executionArn: string): string | undefined {
    const { standstill } = this.keepAlive;
    return standstill === undefined
      ? undefined
      : [standstill, ...this.ownAnswers.functions.describeWork(executionArn)].join('\n');
  }

  async rest(): Promise<string | undefined> {
    const rest = await this.ask({ ask: 'rest' });
    return this.ownAnswers.functions.unawaited.count === 0 && rest !== null ? rest : undefined;
  }

  machines(): readonly KnownMachine[] {
    return this.desk.machines();
  }

  async advance(ms: number, executionArn?: string): Promise<void> {
    if (executionArn === undefined) {
      this.clock.advance(ms);
      // It has no timers that must fire in between.
      this.clock.skip();
    }
    await this.ask({ ask: 'advance', ms, executionArn });
  }

  async advanceToNextTimer(): Promise<boolean> {
    const ms = await this.ask({ ask: 'nextTimer' });
    if (ms !== null) await this.advance(ms);
    return ms !== null;
  }

  client(config: SFNClientConfig): SFNClient {
    const own = clientConfig({ region: this.region, endpoint: this.url.href, accessKeyId: this.accessKeyId });
    return this.clients.create({ ...own, ...config });
  }

  endpoint(): Promise<string> {
    this.hasServer = true;
    return Promise.resolve(this.url.origin);
  }

  async environment(): Promise<Record<string, string>> {
    this.hasServer = true;
    const accessKeyId = await this.accessKeyId();
    return sdkEnvironment({ endpoint: this.url.origin, region: this.region, accessKeyId });
  }

  async waiting(executionArn: string): Promise<string> {
    const waiting = await this.epoch.during(this.control.waiting(executionArn));
    return [waiting, ...this.ownAnswers.functions.describeWork(executionArn)].join('\n');
  }

  async deny(scope: MockScope, action: string, filter: DenialFilter): Promise<void> {
    // Denials for tasks apply here, those for clients in the server.
    this.ownAnswers.denials.add(scope, action, filter);
    await this.epoch.during(this.control.deny(scope, action, filter));
  }

  async unmetDenials(scope: MockScope): Promise<readonly Denial[]> {
    const unmet = this.ownAnswers.denials.unused(scope);
    if (unmet.length === 0) return unmet;
    // Denials of clients, Map Runs and keys are counted in the server.
    const unmetThere = await this.epoch.during(this.control.unmetDenials());
    return unmet.filter(({ description }) => unmetThere.includes(description));
  }

  telemetry(kind: TelemetryKind, filter: TelemetryFilter): Promise<readonly object[]> {
    return this.epoch.during(this.control.telemetry(kind, filter));
  }

  async mistakeOf(executionArn: string): Promise<unknown> {
    const mistake = await this.ask({ ask: 'ended', executionArn });
    return mistake === null ? undefined : this.desk.errorOf(mistake);
  }

  get unawaited(): UnawaitedCalls {
    return this.ownAnswers.functions.unawaited;
  }

  async mistakes(): Promise<readonly Mistake[]> {
    // If the server has gone, the next request fails instead of the end of the test.
    const client = await this.session.client();
    return this.desk.mistakes((await client?.ask({ ask: 'mistakes' }).catch(() => undefined)) ?? []);
  }

  settled(ms: number): Promise<void> {
    return this.calls.settled(ms);
  }

  async reset(awaited: readonly string[]): Promise<readonly string[]> {
    this.epoch.end();
    this.keepAlive.end();
    this.clock = createClock(this.options, () => undefined);
    const client = await this.session.client();
    // The server does not know them.
    const work = awaited.map((executionArn) => this.ownAnswers.functions.describeWork(executionArn));
    const described = (await client?.ask({ ask: 'reset', awaited })) ?? [];
    const waiting = described.map((text, index) => [text, ...work[index]!].join('\n'));
    this.desk.clear();
    this.buckets.reset();
    return waiting;
  }

  async close(): Promise<void> {
    this.epoch.end();
    this.keepAlive.end();
    this.clients.destroy();
    this.api.close();
    await this.session.close();
  }

  private readonly accessKeyId = async (): Promise<string> => (await this.openAwake()).accessKeyId;

  private ask<What extends Question>(what: What): Promise<SessionAnswers[What['ask']]> {
    const answered = this.openAwake().then(({ client }) => client.ask(what));
    return this.epoch.during(answered, { waits: what.ask === 'ended' });
  }

  private openAwake(): ReturnType<Session['open']> {
    this.keepAlive.wake();
    return this.session.open();
  }

  /** Ignores the work of this process: its event loop shows whether that ends. */
  private async restOfServer(): Promise<string | undefined> {
    const { time } = this.options;
    if (this.hasServer || (time !== 'skip' && time !== 'manual')) return undefined;
    const { client } = await this.session.open();
    return (await client.ask({ ask: 'rest', own: true })) ?? undefined;
  }

  private prepare(accessKeyId: string): Promise<void> {
    const control = new ControlClient(this.api, () => Promise.resolve(accessKeyId));
    return this.buckets.send(this.ownAnswers.objects, (call) => control.objects(call));
  }
}
