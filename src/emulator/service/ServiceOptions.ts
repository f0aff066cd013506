import type { DataOptions } from './data/DataDirectory';
import type { KeepLimits } from '../../engine/executions/Executions';
import type { Quotas } from '../quotas/Quotas';
import type { AnswerOptions } from '../../tasks/answering/AnswerOptions';

export type { UnmockedPolicy } from '../../tasks/answering/AnswerOptions';

/**
 * How time passes. `real`: as usual. `skip`: it jumps to the next timer whenever nothing real is pending. `{ scale: 60
 * }`: sixty times as fast. `manual`: only when the test moves it.
 */
export type TimeMode = 'real' | 'skip' | 'manual' | { readonly scale: number };

/** The options of a service. Everything has a default. */
export interface ServiceOptions extends AnswerOptions {
  /** How time passes: `'real'`, `'skip'`, `'manual'` or `{ scale: 60 }`. Default `real`; in a test harness `skip`. */
  readonly time?: TimeMode | undefined;
  /** The time at which the emulator's clock starts: a date, an ISO string, or epoch milliseconds. Default: now. */
  readonly startTime?: Date | string | number | undefined;
  /**
   * Whether schedules fire when time passes them: when a test advances it, and in time where time passes by itself.
   * Default true. Without it, they fire by hand only.
   */
  readonly schedules?: boolean | undefined;
  /** Makes ids, jitter and the routes of aliases repeatable. Default: different in every service. */
  readonly seed?: string | number | undefined;
  /**
   * Whether no client can reach this service: an open task token then holds no time, and a task with a timeout or a
   * heartbeat reaches it. Default false.
   */
  readonly unreachable?: boolean | undefined;
  /** The account in ARNs, twelve digits. Default `123456789012`. */
  readonly accountId?: string | undefined;
  /** The region in ARNs. Default `us-east-1`. */
  readonly region?: string | undefined;
  /**
   * The quotas to enforce: `'aws'`, or individual ones. Default: only those that no account can raise. A harness's own
   * calls are not throttled.
   */
  readonly quotas?: 'aws' | Quotas | undefined;
  /** How many ended executions are kept. Default: the last 10,000, and at most about 256 MiB. */
  readonly keep?: KeepLimits | undefined;
  /**
   * Whether events that tasks put (`events:putEvents`) and status changes of Standard executions reach the rules that
   * files declare, and messages to queues their pipes. Default false.
   */
  readonly deliverEvents?: boolean | undefined;
  /**
   * A folder for all data: a service with this folder restores everything after its process ended, in whatever way, and
   * executions continue where they were. Default: everything is in memory.
   */
  readonly data?: DataOptions | undefined;
}

export const defaultAccountId = '123456789012';
export const defaultRegion = 'us-east-1';
