import type { TaskOutcome, TaskReply, TaskRequest, TokenEvent } from '../../../language/asl/task';
import { asDouble, mapExactNumbers, type Json } from '../../../util/json';
import type { ServiceOptions } from '../../service/ServiceOptions';

/**
 * What a harness and the server that it runs its tests in say to each other, beside the Step Functions API. The harness
 * begins with `open`; from then on a service of its own stands behind its access key id, until the connection ends.
 */
export const sessionProtocol = 'stepmill-session/1';

/** Path of the request that is upgraded to `sessionProtocol`. */
export const sessionPath = '/_stepmill/session';

/** The options of the service; those about answering tasks stay with the harness. */
export type SessionOptions = Pick<
  ServiceOptions,
  'time' | 'startTime' | 'seed' | 'accountId' | 'region' | 'quotas' | 'keep'
>;

/** What ended or failed, as text: the error itself stays in the process where it was thrown. */
export interface MistakeText {
  /** `tester`: a HarnessError. `bug`: anything else. */
  readonly kind: 'tester' | 'bug';
  readonly message: string;
}

/**
 * Questions of the harness that keep their order with what it says about tasks, or are about errors of its own process;
 * everything else it asks by the control API. Each gets one `answered` or `refused` with its number.
 */
export type Question =
  | { readonly ask: 'open'; readonly options: SessionOptions }
  /** Stops everything and starts anew; answers what each of these executions was waiting for, in words. */
  | { readonly ask: 'reset'; readonly awaited: readonly string[] }
  /** Moves the clock (or the time of one execution) on. */
  | { readonly ask: 'advance'; readonly ms: number; readonly executionArn?: string | undefined }
  /** When the next timer of a manual clock is due. */
  | { readonly ask: 'nextTimer' }
  /** Answers when the execution has ended, with the mistake that ended it if there is one. */
  | { readonly ask: 'ended'; readonly executionArn: string }
  /** The executions that a mistake has ended since the last reset, once all has happened that can happen at once. */
  | { readonly ask: 'mistakes' };

/** What the questions are answered with. */
export interface SessionAnswers {
  readonly open: { readonly accessKeyId: string };
  readonly reset: readonly string[];
  readonly advance: null;
  readonly nextTimer: number | null;
  readonly ended: MistakeText | null;
  readonly mistakes: readonly (MistakeText & { readonly executionArn?: string | undefined })[];
}

export type FromHarness =
  | { readonly question: number; readonly what: Question }
  /** The four things that a harness can say when it is asked about a task. `later`: a `reply` will come. */
  | { readonly task: number; readonly reply: TaskReply }
  | { readonly task: number; readonly later: true }
  | { readonly task: number; readonly pass: true; readonly known: boolean }
  | { readonly task: number; readonly mistake: MistakeText }
  /** What an integration does with its task later on. */
  | { readonly task: number; readonly end: TaskOutcome }
  | { readonly task: number; readonly expectEndFrom: 'outside' | 'inside' | 'nobody' };

export type FromServer =
  | { readonly question: number; readonly answered: SessionAnswers[keyof SessionAnswers] }
  | { readonly question: number; readonly refused: MistakeText }
  | { readonly task: number; readonly request: TaskRequest }
  | { readonly task: number; readonly outcome: TaskOutcome }
  | { readonly task: number; readonly abandoned: true };

/** JSON drops members without a value, and an outcome without an output must have an `error` to be one. */
export function reviveOutcome(outcome: TaskOutcome): TaskOutcome {
  return 'output' in outcome || 'error' in outcome ? outcome : { ...(outcome as object), error: undefined };
}

export function reviveReply(reply: TaskReply): TaskReply {
  const { outcome, tokenEvents, delaySeconds } = reply;
  return {
    ...reply,
    ...(delaySeconds === undefined ? {} : { delaySeconds: asDouble(delaySeconds) }),
    ...(outcome === undefined ? {} : { outcome: reviveOutcome(outcome) }),
    ...(tokenEvents === undefined ? {} : { tokenEvents: tokenEvents.map(reviveEvent) }),
  };
}

function reviveEvent(event: TokenEvent): TokenEvent {
  const afterSeconds = asDouble(event.afterSeconds);
  return 'outcome' in event ? { afterSeconds, outcome: reviveOutcome(event.outcome) } : { ...event, afterSeconds };
}

/** A request as it was sent: its own numbers are plain ones, those of its parameters stay exact. */
export function reviveRequest(request: TaskRequest): TaskRequest {
  const { parameters: _exact, ...own } = request;
  return { ...request, ...plainNumbers(own) };
}

/** What has no data of users in it, with plain numbers. */
export function plainNumbers<T extends object>(message: T): T {
  return mapExactNumbers(message as unknown as Json, Number) as unknown as T;
}

/** An error as a mistake on the wire. */
export function toMistake(error: unknown, isTesters: boolean): MistakeText {
  if (isTesters) return { kind: 'tester', message: (error as Error).message };
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
