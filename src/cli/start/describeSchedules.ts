import type { Service } from '../../emulator/service/Service';
import type { ListedSchedule } from '../../emulator/starts/schedules/OpenSchedule';
import type { Paint } from '../../terminal/paint';

/** When they fire. */
export type Firing = 'in time' | 'when advanced' | 'by hand';

/** The schedules that are served, what fires them, and when each is due next; an empty string if there are none. */
export function describeSchedules(service: Service, firing: Firing, paint: Paint): string {
  if (!service.hasStarts) return '';
  const schedules = service.callStarts({ op: 'schedules' }) as readonly ListedSchedule[];
  if (schedules.length === 0) return '';
  const rows = schedules.map((schedule) => [schedule.name, describeTimes(schedule), describeNext(schedule, firing)]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([name = '', times = '', next = '']) =>
    `  ${paint('bold', name.padEnd(widths[0]!))}  ${times.padEnd(widths[1]!)}  ${paint('dim', next)}`.trimEnd(),
  );
  return [paint('dim', titles[firing]), ...lines].map((line) => `${line}\n`).join('');
}

const titles: Readonly<Record<Firing, string>> = {
  'in time': 'Schedules, which fire in time (--no-schedules: by hand only)',
  'when advanced': 'Schedules, which fire when time is advanced (--no-schedules: by hand only)',
  'by hand': 'Schedules, which fire by hand only',
};

function describeTimes({ expression, zone }: ListedSchedule): string {
  return zone === 'UTC' ? expression : `${expression} ${zone}`;
}

function describeNext({ enabled, nextTime, problem }: ListedSchedule, firing: Firing): string {
  if (problem !== undefined) return 'wrong: it fires never';
  if (!enabled) return 'disabled';
  if (nextTime === undefined) return 'over';
  return firing === 'by hand' ? `would fire at ${nextTime}` : `next ${nextTime}`;
}
