/** A schedule expression, parsed. */
export type ScheduleExpression =
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly cron: Cron }
  /** Wall-clock time in the schedule's zone, in milliseconds as if it were UTC. */
  | { readonly kind: 'at'; readonly wallMs: number };

/** A cron expression with every range, step and name written out, in AWS's numbering. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  readonly years: readonly number[];
  /** The value of the day field that is not `?`. */
  readonly days: CronDays;
}

export type CronDays =
  | {
      readonly of: 'month';
      readonly days: readonly number[];
      /** `L` */
      readonly last?: boolean;
      /** `LW` */
      readonly lastWeekday?: boolean;
      /** `15W` */
      readonly nearestWeekdays: readonly number[];
    }
  | {
      /** 1 is Sunday, 7 is Saturday. */
      readonly of: 'week';
      readonly days: readonly number[];
      /** `6L`: the last Friday of the month. */
      readonly lastOfMonth: readonly number[];
      /** `2#1`: the first Monday of the month. */
      readonly nth?: { readonly day: number; readonly n: number };
    };

/** The service that evaluates it: EventBridge for a rule, or EventBridge Scheduler. */
export type ScheduleOwner = 'rule' | 'scheduler';
