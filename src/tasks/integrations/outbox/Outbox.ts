import { startSystemTimer } from '../../../clock/system';
import type { Timer } from '../../../clock/Timeline';
import { HarnessError } from '../../../errors/HarnessError';
import type { Json, JsonObject } from '../../../util/json';
import { checkMembers, unknownName } from '../../../util/checkMembers';
import { isTrue } from '../../../util/isTrue';
import { brandClass } from '../../../util/brandClass';
import { isMessageTarget, messageServices } from '../../../services/MessageDraft';
import type { TargetNames } from '../../../services/TargetNames';
import { isPending } from '../../../util/pending';

/** A message to SQS, SNS or EventBridge that went to the outbox. */
export interface OutboxMessage {
  readonly service: 'sqs' | 'sns' | 'events';
  /** The queue's, topic's or event bus's name; a phone number for an SMS. */
  readonly destination: string;
  /** As the Task wrote it: QueueUrl, TopicArn, TargetArn, PhoneNumber or EventBusName. */
  readonly target: string;
  readonly messageId: string;
  /** The body as a string, as a consumer of the queue would read it; for an event, its `Detail`. */
  readonly body: string;
  /** The parsed body; the string itself if it is not JSON. */
  readonly json: Json;
  /** MessageAttributes as the Task wrote them. */
  readonly attributes: JsonObject;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly subject?: string | undefined;
  readonly delaySeconds?: number | undefined;
  readonly md5OfBody: string;
  readonly md5OfAttributes?: string | undefined;
  /** For an event put to EventBridge. */
  readonly detailType?: string | undefined;
  readonly source?: string | undefined;
  readonly resources?: readonly string[] | undefined;
  /** The task token in the message: that of the sending task, or one from its data. */
  readonly taskToken?: string | undefined;
  readonly executionArn: string;
  readonly state: string;
  /** On the emulator's clock, in epoch milliseconds. */
  readonly sentAtMs: number;
  /**
   * SendTaskSuccess with the token in the message, as a worker that read it would call it. Throws if there is no token.
   */
  sendTaskSuccess(output: Json): Promise<void>;
  /** SendTaskFailure with the token in the message. Throws if there is no token. */
  sendTaskFailure(failure?: { error?: string; cause?: string }): Promise<void>;
  /** SendTaskHeartbeat with the token in the message. Throws if there is no token. */
  sendTaskHeartbeat(): Promise<void>;
}

/** Selects messages: all given members must be equal, and a condition must return true. */
export interface OutboxFilter {
  readonly service?: OutboxMessage['service'];
  /** The name, URL or ARN. */
  readonly destination?: string;
  readonly state?: string;
  readonly executionArn?: string;
  /** A custom condition. */
  readonly where?: (message: OutboxMessage) => boolean;
}

/** The average length of bodies in a full outbox. */
const meanCharacters = 4_000;

const services: readonly string[] = messageServices;
const filterMembers = ['service', 'destination', 'state', 'executionArn', 'where'];

interface Waiter {
  readonly filter: OutboxFilter;
  readonly count: number;
  /** The timer that checks whether the message can still come. */
  limit: Timer | undefined;
  resolve(messages: readonly OutboxMessage[]): void;
}

/** A promise that must be awaited. `what` begins the error if it is not. */
export type Watch = <T>(promise: Promise<T>, what: string) => Promise<T>;

/** How long to wait for a message before checking whether it can still come. */
export interface Patience {
  readonly ms: number;
  /** Why nothing more will be sent; `undefined` if something may still be sent. */
  whyNone(): string | undefined | Promise<string | undefined>;
}

/**
 * Receives the messages to SQS, SNS and EventBridge that are neither mocked nor sent to an endpoint.
 *
 * @example const [message] = await outbox.waitFor({ service: 'sqs', destination: 'orders' });
 */
export class Outbox {
  /** The number of messages that were dropped. @internal */
  forgotten = 0;
  /** When the last dropped message was sent, in epoch milliseconds. @internal */
  forgottenUntilMs = -Infinity;
  /** Called with each message. @internal */
  onMessage: ((message: OutboxMessage) => void) | undefined = undefined;
  private readonly sent: OutboxMessage[] = [];
  private characters = 0;
  private readonly limit: number;
  private readonly waiters = new Set<Waiter>();

  private check: (filter: OutboxFilter) => void = () => undefined;
  private patience: Patience | undefined;
  private awaited: Watch = (promise) => promise;

  /** Other names that the loaded files use for queues, topics and event buses. @internal */
  readonly names: TargetNames | undefined;

  /** @param limit the maximum number of messages; a long-running server drops the oldest. @internal */
  constructor({
    limit = Infinity,
    targets,
  }: { readonly limit?: number | undefined; readonly targets?: TargetNames | undefined } = {}) {
    this.limit = limit;
    this.names = targets;
  }

  /** The messages so far, oldest first. Throws a HarnessError if a misspelt name matches none. */
  messages(filter: OutboxFilter = {}): readonly OutboxMessage[] {
    const found = this.find(filter);
    if (found.length === 0) this.check(filter);
    return found;
  }

  /**
   * Waits until `count` messages match (default one), including those already received, and returns them. If time
   * skips, it rejects after four seconds without a message, unless something is running that could send one.
   */
  waitFor(filter: OutboxFilter = {}, count = 1): Promise<readonly OutboxMessage[]> {
    const there = this.find(filter);
    if (there.length >= count) return Promise.resolve(there);
    const waiting = new Promise<readonly OutboxMessage[]>((resolve, reject) => {
      if (there.length === 0) this.check(filter);
      const waiter: Waiter = { filter, count, limit: undefined, resolve };
      this.waiters.add(waiter);
      // Created here, so that its stack leads to the line that waits.
      if (this.patience !== undefined) this.watch(waiter, this.patience, new HarnessError(''), reject);
    });
    // It may be unused, as after a race. Its rejection must not end the process.
    waiting.catch(() => undefined);
    return this.awaited(waiting, `outbox.waitFor(${JSON.stringify(filter)}) was not awaited`);
  }

  /** Rejects with the error, and the reason, as soon as the message cannot come any more. */
  private watch(waiter: Waiter, patience: Patience, error: HarnessError, reject: (reason: unknown) => void): void {
    // After the first check, it must not keep an idle process of node:test running. Other work there does that itself.
    const keepsRunning = waiter.limit === undefined;
    const give = (reason: unknown): void => {
      if (this.waiters.delete(waiter)) reject(reason);
    };
    const hear = (why: string | undefined): void => {
      if (why !== undefined) return give(this.tell(error, waiter.filter, why));
      if (this.waiters.has(waiter)) this.watch(waiter, patience, error, reject);
    };
    const ask = (): void => {
      const why = patience.whyNone();
      if (isPending(why)) why.then(hear, give);
      else hear(why);
    };
    waiter.limit = startSystemTimer(patience.ms, ask, { keepsRunning });
  }

  private tell(error: HarnessError, filter: OutboxFilter, why: string): HarnessError {
    const sent = this.sent.map(({ service, destination }) => `${service} ${destination}`);
    const others = sent.length === 0 ? 'No message was sent.' : `Sent were: ${[...new Set(sent)].join(', ')}.`;
    const wanted = `outbox.waitFor(${JSON.stringify(filter)})`;
    const { stack = '' } = error;
    error.message = `${wanted} waits for a message that does not come. ${others}\n${why}`;
    error.stack = `${error.name}: ${error.message}${stack.slice(stack.indexOf('\n'))}`;
    return error;
  }

  /** Drops pending waits: they must not receive messages of the next test. @internal */
  abandon(): void {
    for (const { limit } of this.waiters) limit?.cancel();
    this.waiters.clear();
  }

  /** @internal Used by the integrations. */
  add(message: OutboxMessage): void {
    this.sent.push(message);
    for (const waiter of this.waiters) {
      const there = this.find(waiter.filter);
      if (there.length < waiter.count) continue;
      this.waiters.delete(waiter);
      waiter.limit?.cancel();
      waiter.resolve(there);
    }
    this.onMessage?.(message);
    this.characters += message.body.length;
    if (this.sent.length > this.limit || this.characters > this.limit * meanCharacters) this.forgetSome();
  }

  /**
   * Sets how names without a message are checked, how long to wait for a message, and what makes sure that the wait is
   * awaited. @internal
   */
  checking(check: (filter: OutboxFilter) => void, patience?: Patience, awaited?: Watch): this {
    this.check = check;
    this.patience = patience;
    if (awaited !== undefined) this.awaited = awaited;
    return this;
  }

  private find(filter: OutboxFilter): readonly OutboxMessage[] {
    checkMembers(filter, filterMembers, 'A filter of the outbox');
    const { service } = filter;
    if (service !== undefined && !services.includes(service))
      throw unknownName('The outbox has no service', service, services);
    return this.sent.filter((message) => matches(message, filter, this.names));
  }

  /** Forgets all messages. Pending waits continue. */
  clear(): void {
    this.sent.length = 0;
    this.characters = 0;
    this.forgotten = 0;
    this.forgottenUntilMs = -Infinity;
  }

  /** Drops half of them at once, so that this costs little on average. */
  private forgetSome(): void {
    const most = (this.limit * meanCharacters) / 2;
    let count = 0;
    while (count < this.sent.length - 1 && (count < this.sent.length / 2 || this.characters > most))
      this.characters -= this.sent[count++]!.body.length;
    const gone = this.sent.splice(0, count);
    this.forgotten += count;
    for (const { sentAtMs } of gone) this.forgottenUntilMs = Math.max(this.forgottenUntilMs, sentAtMs);
  }
}
brandClass(Outbox, 'Outbox');

function matches(message: OutboxMessage, filter: OutboxFilter, names: TargetNames | undefined): boolean {
  const { service, destination, state, executionArn, where } = filter;
  return (
    (service === undefined || message.service === service) &&
    (destination === undefined || isMessageTarget(destination, message, names)) &&
    (state === undefined || message.state === state) &&
    (executionArn === undefined || message.executionArn === executionArn) &&
    (where === undefined || isTrue(where(message), 'The condition `where`'))
  );
}
