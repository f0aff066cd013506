/**
 * A second reading of AWS's cron dialect, which shares no code with the first: it looks at one minute after the other and
 * asks each field whether it matches.
 */
export interface ReferenceExpression {
  readonly minute: string;
  readonly hour: string;
  readonly dayOfMonth: string;
  readonly month: string;
  readonly dayOfWeek: string;
  readonly year: string;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The wall-clock minutes from one to another at which it is due, as if they were UTC, at most `most`. */
export function minutesOf(expression: ReferenceExpression, fromMs: number, toMs: number, most: number): number[] {
  const found: number[] = [];
  for (let dayStartMs = Math.floor(fromMs / dayMs) * dayMs; dayStartMs <= toMs; dayStartMs += dayMs) {
    if (!matchesDay(expression, new Date(dayStartMs))) continue;
    for (let wallMs = dayStartMs; wallMs < dayStartMs + dayMs; wallMs += minuteMs) {
      if (wallMs < fromMs || wallMs > toMs || !matchesTime(expression, new Date(wallMs))) continue;
      found.push(wallMs);
      if (found.length === most) return found;
    }
  }
  return found;
}

export function matchesMinute(expression: ReferenceExpression, wall: Date): boolean {
  return matchesDay(expression, wall) && matchesTime(expression, wall);
}

function matchesTime({ minute, hour }: ReferenceExpression, wall: Date): boolean {
  return matchesField(minute, wall.getUTCMinutes(), 0, 59) && matchesField(hour, wall.getUTCHours(), 0, 23);
}

function matchesDay({ dayOfMonth, month, dayOfWeek, year }: ReferenceExpression, day: Date): boolean {
  return (
    matchesField(year, day.getUTCFullYear(), 1970, 2199) &&
    matchesField(month, day.getUTCMonth() + 1, 1, 12) &&
    (dayOfMonth === '?' || dayOfMonth.split(',').some((part) => matchesDayOfMonth(part, day))) &&
    (dayOfWeek === '?' || dayOfWeek.split(',').some((part) => matchesDayOfWeek(part, day)))
  );
}

/** Whether a value is in a list of values, ranges and steps. */
function matchesField(field: string, value: number, least: number, most: number): boolean {
  return field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [from, last] = range === '*' ? [least, most] : (range.split('-').map(Number) as [number, number?]);
    const to = last ?? (step === undefined ? from : most);
    const inside = from <= to ? value >= from && value <= to : value >= from || value <= to;
    const distance = value >= from ? value - from : value - from + (most - least + 1);
    return inside && distance % Number(step ?? 1) === 0;
  });
}

function matchesDayOfMonth(part: string, day: Date): boolean {
  const date = day.getUTCDate();
  const last = lastDate(day);
  if (part === 'L') return date === last;
  if (part === 'LW')
    return isWeekday(day) && !others(day, last).some((other) => other > date && isWeekday(dayIn(day, other)));
  if (!part.endsWith('W')) return matchesField(part, date, 1, 31);
  const wanted = Number(part.slice(0, -1));
  if (wanted > last || !isWeekday(day)) return false;
  const distance = Math.abs(date - wanted);
  return !others(day, last).some((other) => isWeekday(dayIn(day, other)) && Math.abs(other - wanted) < distance);
}

function matchesDayOfWeek(part: string, day: Date): boolean {
  const weekday = day.getUTCDay() + 1;
  const date = day.getUTCDate();
  if (part === 'L') return weekday === 7;
  if (part.endsWith('L')) return weekday === Number(part.slice(0, -1)) && date + 7 > lastDate(day);
  const [wanted, n] = part.split('#');
  if (n !== undefined) return weekday === Number(wanted) && Math.ceil(date / 7) === Number(n);
  return matchesField(part, weekday, 1, 7);
}

function lastDate(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

function others(day: Date, last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1).filter((date) => date !== day.getUTCDate());
}

function dayIn(day: Date, date: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), date));
}

function isWeekday(day: Date): boolean {
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
}
