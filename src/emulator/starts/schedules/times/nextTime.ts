import type { ScheduleExpression } from '../expression/ScheduleExpression';
import { nextWallTime } from './cronTimes';
import { instantsOf, wallTimeAt } from './wallTimes';

/** When something is due. */
export interface Timetable {
  readonly expression: ScheduleExpression;
  /** An IANA name. */
  readonly zone: string;
  /** Epoch milliseconds. A rate counts from here. */
  readonly createdMs: number;
  /** The first and last moment at which it may be due. One-time schedules ignore both, as Scheduler does. */
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
}

/**
 * The first moment after another, and after it was created, at which it is due, in epoch milliseconds; `undefined` if
 * there is none.
 */
export function nextTime(timetable: Timetable, sinceMs: number): number | undefined {
  const { expression, zone, createdMs, startMs, endMs } = timetable;
  const afterMs = Math.max(sinceMs, createdMs);
  if (expression.kind === 'at') {
    const [atMs] = instantsOf(expression.wallMs, zone);
    return atMs !== undefined && atMs > afterMs ? atMs : undefined;
  }
  const fromMs = startMs === undefined ? afterMs : Math.max(afterMs, startMs - 1);
  const nextMs = expression.kind === 'rate' ? nextOfRate(timetable, fromMs) : nextOfCron(timetable, fromMs);
  return nextMs === undefined || nextMs > (endMs ?? Infinity) ? undefined : nextMs;
}

/** AWS: the start date is the first time. A day is 24 hours, also when clocks change. */
function nextOfRate({ expression, createdMs, startMs }: Timetable, afterMs: number): number {
  const { everyMs } = expression as ScheduleExpression & { readonly kind: 'rate' };
  // Differs from AWS: without a start date, Scheduler invokes its target at once when the schedule is created. Loading
  // a file is no creation, so that no test and no server begins with a start that nobody asked for.
  const firstMs = startMs ?? createdMs + everyMs;
  if (afterMs < firstMs) return firstMs;
  return firstMs + (Math.floor((afterMs - firstMs) / everyMs) + 1) * everyMs;
}

/** AWS: what falls into the hour that is skipped in spring is skipped; what falls into the hour that comes twice runs once. */
function nextOfCron({ expression, zone }: Timetable, afterMs: number): number | undefined {
  const { cron } = expression as ScheduleExpression & { readonly kind: 'cron' };
  let wallMs = nextWallTime(cron, wallTimeAt(afterMs, zone));
  while (wallMs !== undefined) {
    const [firstMs] = instantsOf(wallMs, zone);
    if (firstMs !== undefined && firstMs > afterMs) return firstMs;
    wallMs = nextWallTime(cron, wallMs);
  }
  return undefined;
}
