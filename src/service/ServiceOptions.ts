import type { TaskReply, TaskRequest } from '../asl/task';
import type { TaskControl } from '../executions/TaskAttempt';

/**
 * How time passes. `real`: as it does outside. `skip`: it jumps to the next timer whenever nothing real is outstanding.
 * `{ scale: 60 }`: sixty times as fast. `manual`: when the test says so.
 */
export type TimeMode = 'real' | 'skip' | 'manual' | { readonly scale: number };

/** Whoever answers tasks; `undefined` leaves the task to the next one in line. */
export type TaskAnswerer = (request: TaskRequest, control: TaskControl) => TaskReply | Promise<TaskReply> | undefined;

/** What a service is made with. Everything has a default. */
export interface ServiceOptions {
  /** Default `real`. */
  readonly time?: TimeMode | undefined;
  /** The time at which the emulator's clock starts: a date, ISO text, or epoch milliseconds. Default: now. */
  readonly startTime?: Date | string | number | undefined;
  /** Makes ids, jitter and the routes of aliases repeatable. Default: different in every service. */
  readonly seed?: string | number | undefined;
  /** Twelve digits. Default `123456789012`. */
  readonly accountId?: string | undefined;
  /** Default `us-east-1`. */
  readonly region?: string | undefined;
  /** Who answers tasks, in the order in which they are asked. */
  readonly answerers?: readonly TaskAnswerer[] | undefined;
}

export const defaultAccountId = '123456789012';
export const defaultRegion = 'us-east-1';
