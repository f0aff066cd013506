import type { DeclaredRule } from '../../../contract/starts/DeclaredRule';
import type { DeclaredSchedule } from '../../../contract/starts/DeclaredSchedule';
import type { StartedTarget } from '../rules/StartedTarget';
import type { Timetable } from './times/nextTime';

/** A schedule of EventBridge Scheduler, or a rule of EventBridge on a schedule, that is registered. */
export interface OpenSchedule {
  readonly declared: DeclaredSchedule | DeclaredRule;
  readonly arn: string;
  /** As its file has it: `rate(5 minutes)`. */
  readonly expression: string;
  /** `undefined` if it has a `problem`. */
  readonly timetable: Timetable | undefined;
  readonly problem?: string | undefined;
  /** Starts its targets. `scheduledMs` is the time for which it was scheduled. Does not throw. */
  start(scheduledMs: number): readonly StartedTarget[];
}

/** One time that a schedule has fired. All of it is data. */
export interface FiredSchedule {
  readonly name: string;
  readonly arn: string;
  /** The time for which it was scheduled: ISO 8601, in UTC. */
  readonly scheduledTime: string;
  readonly targets: readonly StartedTarget[];
}

/** A schedule as it is listed. All of it is data. */
export interface ListedSchedule {
  readonly name: string;
  /** All names by which it can be called. */
  readonly names: readonly string[];
  readonly arn: string;
  /** As its file has it: `rate(5 minutes)`. */
  readonly expression: string;
  readonly zone: string;
  readonly enabled: boolean;
  /** When it is due next: ISO 8601, in UTC. Absent if it never is. */
  readonly nextTime?: string;
  /** Why it cannot fire. */
  readonly problem?: string;
}
