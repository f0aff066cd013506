/** A field of a cron expression, as AWS documents it. */
export interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names of values, the first of which is `least`. */
  readonly names?: readonly string[];
  /** Whether a range may go past the end, such as the hours 20-2. */
  readonly wraps: boolean;
}

/** Source: EventBridge User Guide, "Cron expressions reference". */
export const cronFields = {
  minute: { name: 'minutes', least: 0, most: 59, wraps: true },
  hour: { name: 'hours', least: 0, most: 23, wraps: true },
  dayOfMonth: { name: 'day-of-month', least: 1, most: 31, wraps: true },
  month: {
    name: 'month',
    least: 1,
    most: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
    wraps: true,
  },
  dayOfWeek: {
    name: 'day-of-week',
    least: 1,
    most: 7,
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    wraps: true,
  },
  year: { name: 'year', least: 1970, most: 2199, wraps: false },
} as const satisfies Readonly<Record<string, CronField>>;

/** `1 to 7, or SUN to SAT`. */
export function describeValues({ least, most, names }: CronField): string {
  const numbers = `${least} to ${most}`;
  return names === undefined ? numbers : `${numbers}, or ${names[0]!} to ${names[names.length - 1]!}`;
}
