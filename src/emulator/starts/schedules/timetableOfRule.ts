import { parseSchedule } from './expression/parseSchedule';
import type { Timetable } from './times/nextTime';

/** When a rule on a schedule is due. AWS: in UTC. Throws HarnessError for an expression that AWS rejects. */
export function timetableOfRule(schedule: string, createdMs: number): Timetable {
  return { expression: parseSchedule(schedule, 'rule'), zone: 'UTC', createdMs };
}
