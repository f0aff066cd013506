import type { TaskOutcome, TaskReply, TaskRequest, TokenEvent } from '../../../contract/task';
import { asDouble, mapExactNumbers, type Json } from '../../../util/json';
import type { StartsAnswer, StartsCall } from '../../starts/callStarts';
import type { ServiceOptions } from '../../service/ServiceOptions';

/**
 * The messages between a harness and the server in which it runs its tests, besides the Step Functions API. The harness
 * begins with `open`; from then on, its access key id has its own service, until the connection ends.
 *
 * A new or changed message needs the next number here: different versions reject each other.
 */
export const sessionProtocol = 'stepmill-session/4';

/** The protocol of another version, in the header of a request or in a rejection. */
export const otherProtocol = /stepmill-session\/\d+/;

/** Path of the request that is upgraded to `sessionProtocol`. */
export const sessionPath = '/_stepmill/session';

/** The options of the service. The harness keeps those about answering tasks. */
export type SessionOptions = Pick<
  ServiceOptions,
  'time' | 'startTime' | 'schedules' | 'seed' | 'accountId' | 'region' | 'quotas' | 'keep' | 'deliverEvents'
>;

/** A HarnessError or bug as a string: the error itself stays in the process where it was thrown. */
export interface MistakeText {
  /** `tester`: a HarnessError. `bug`: anything else. */
  readonly kind: 'tester' | 'bug';
  readonly message: string;
}

/**
 * Questions of the harness that must stay in order with its answers about tasks, or concern errors of its own process.
 * All others use the control API. Each gets one `answered` or `refused` with its number.
 */
export type Question =
  | { readonly ask: 'open'; readonly options: SessionOptions }
  /** Stops everything and restarts. Returns what each of these executions was waiting for, in words. */
  | { readonly ask: 'reset'; readonly awaited: readonly string[] }
  /** Moves the clock (or the time of one execution) forward. */
  | { readonly ask: 'advance'; readonly ms: number; readonly executionArn?: string | undefined }
  /** In how many milliseconds the next timer is due. */
  | { readonly ask: 'nextTimer' }
  /**
   * How the executions have ended or where they are, in words, if nothing is running any more; `null` while something
   * is. `own`: ignores what the harness is working on.
   */
  | { readonly ask: 'rest'; readonly own?: true }
  /** Responds when the execution has ended, with the HarnessError or bug that ended it, if any. */
  | { readonly ask: 'ended'; readonly executionArn: string }
  /**
   * The executions that HarnessErrors or bugs have ended since the last reset. Answered when nothing more can happen
   * without waiting.
   */
  | { readonly ask: 'mistakes' }
  /** Registers, lists or uses what starts executions. */
  | { readonly ask: 'starts'; readonly call: StartsCall };

/** The answers to the questions. */
export interface SessionAnswers {
  readonly open: { readonly accessKeyId: string };
  readonly reset: readonly string[];
  readonly advance: null;
  readonly nextTimer: number | null;
  readonly rest: string | null;
  readonly ended: MistakeText | null;
  readonly mistakes: readonly (MistakeText & { readonly executionArn?: string | undefined })[];
  readonly starts: StartsAnswer;
}

export type FromHarness =
  | { readonly question: number; readonly what: Question }
  /** The four answers of a harness about a task. `later`: a `reply` will come. */
  | { readonly task: number; readonly reply: TaskReply }
  | { readonly task: number; readonly later: true }
  | { readonly task: number; readonly pass: true; readonly known: boolean }
  | { readonly task: number; readonly mistake: MistakeText }
  /** What an integration does with its task later. */
  | { readonly task: number; readonly end: TaskOutcome }
  | { readonly task: number; readonly expectEndFrom: 'outside' | 'inside' | 'nobody' };

export type FromServer =
  | { readonly question: number; readonly answered: SessionAnswers[keyof SessionAnswers] }
  | { readonly question: number; readonly refused: MistakeText }
  | { readonly task: number; readonly request: TaskRequest }
  /**
   * A task that the harness left to the service, which has no answer either: an endpoint of the harness answers or,
   * with `policy`, its policy for unmocked tasks. If the harness passes again, the service answers as AWS would.
   */
  | {
      readonly task: number;
      readonly request: TaskRequest;
      readonly policy: boolean;
      readonly why?: string | undefined;
    }
  | { readonly task: number; readonly outcome: TaskOutcome }
  | { readonly task: number; readonly abandoned: true }
  /** An execution of this state machine is started with this test case. */
  | { readonly testCase: string; readonly of: string }
  /** The service now has this state machine, whatever created it. `definition` is a JSON string. */
  | { readonly machine: string; readonly definition: string };

/** An outcome as JSON keeps it: members without a value are dropped, and one without an output must have an `error`. */
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

/** A request as it was sent. Its own numbers are plain, those of its parameters exact. */
export function reviveRequest(request: TaskRequest): TaskRequest {
  const { parameters: _exact, ...own } = request;
  return { ...request, ...plainNumbers(own) };
}

/** Data that is not the user's, with plain numbers. */
export function plainNumbers<T extends object>(message: T): T {
  return mapExactNumbers(message as unknown as Json, Number) as unknown as T;
}

/** An error in its form on the wire. */
export function toMistake(error: unknown, isTesters: boolean): MistakeText {
  if (isTesters) return { kind: 'tester', message: (error as Error).message };
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
