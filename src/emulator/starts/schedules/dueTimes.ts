import { HarnessError } from '../../../errors/HarnessError';
import { formatCount } from '../../../util/formatCount';
import type { OpenSchedule } from './OpenSchedule';
import { nextTime } from './times/nextTime';

/** A moment at which a schedule is due. */
export interface DueTime {
  readonly atMs: number;
  readonly schedule: OpenSchedule;
}

/** More at once is a mistake, such as skipping a year with a schedule that runs every minute. */
const mostAtOnce = 10_000;

/**
 * Every time that enabled schedules are due after one moment and until another, in order. Throws HarnessError if they are
 * too many.
 */
export function dueTimes(schedules: readonly OpenSchedule[], afterMs: number, untilMs: number): readonly DueTime[] {
  const due: DueTime[] = [];
  for (const schedule of schedules) {
    const { timetable, declared } = schedule;
    if (timetable === undefined || !declared.enabled) continue;
    let atMs = nextTime(timetable, afterMs);
    while (atMs !== undefined && atMs <= untilMs) {
      due.push({ atMs, schedule });
      if (due.length > mostAtOnce) throw tooMany(schedules, schedule);
      atMs = nextTime(timetable, atMs);
    }
  }
  return due.sort((one, other) => one.atMs - other.atMs);
}

function tooMany(schedules: readonly OpenSchedule[], { declared: { name }, expression }: OpenSchedule): HarnessError {
  const others = schedules.length > 1 ? ' among others' : '';
  return new HarnessError(
    `This would fire schedules more than ${formatCount(mostAtOnce, 'time')}, '${name}' with ${expression}${others}. ` +
      'Time has not moved. Advance it by less, or set the option schedules: false to fire schedules only by hand.',
  );
}
