import type { Cron as Croner } from 'croner';
import { lazy } from '../../../../util/lazy';
import { cronFields } from '../expression/cronFields';
import type { Cron, CronDays } from '../expression/ScheduleExpression';

/**
 * The next wall-clock time after another at which a cron expression is due, in milliseconds as if both were UTC;
 * `undefined` if there is none before 2200.
 *
 * croner searches the calendar. It does so in UTC, because its rules for changing clocks are not AWS's.
 */
export function nextWallTime(cron: Cron, afterMs: number): number | undefined {
  return cronerOf(cron).nextRun(new Date(afterMs))?.getTime();
}

const loadCroner = lazy(() => require('croner') as typeof import('croner'));

const croners = new WeakMap<Cron, Croner>();

function cronerOf(cron: Cron): Croner {
  let croner = croners.get(cron);
  if (croner === undefined)
    croners.set(cron, (croner = new (loadCroner().Cron)(patternOf(cron), { timezone: 'UTC', mode: '7-part' })));
  return croner;
}

/** In croner's notation, which has seconds, and counts weekdays from 0. */
function patternOf({ minutes, hours, days, months, years }: Cron): string {
  const dayOfMonth = days.of === 'month' ? daysOfMonth(days) : '*';
  const dayOfWeek = days.of === 'week' ? daysOfWeek(days) : '*';
  const allYears = years.length === cronFields.year.most - cronFields.year.least + 1;
  const year = allYears ? `${cronFields.year.least}-${cronFields.year.most}` : years.join(',');
  return [0, minutes.join(','), hours.join(','), dayOfMonth, months.join(','), dayOfWeek, year].join(' ');
}

function daysOfMonth({ days, last, lastWeekday, nearestWeekdays }: CronDays & { readonly of: 'month' }): string {
  const parts: (string | number)[] = [...days, ...nearestWeekdays.map((day) => `${day}W`)];
  if (last === true) parts.push('L');
  if (lastWeekday === true) parts.push('LW');
  return parts.join(',');
}

function daysOfWeek({ days, lastOfMonth, nth }: CronDays & { readonly of: 'week' }): string {
  if (nth !== undefined) return `${nth.day - 1}#${nth.n}`;
  return [...days.map((day) => day - 1), ...lastOfMonth.map((day) => `${day - 1}#L`)].join(',');
}
