import { cronFields } from './cronFields';
import { FieldReader } from './FieldReader';
import { rejected } from './rejected';
import type { Cron, CronDays } from './ScheduleExpression';

/** Parses the six fields of a cron expression in AWS's dialect. `inside` is what the parentheses have. */
export function parseCron(text: string, inside: string): Cron {
  const fields = inside.trim().split(/\s+/);
  if (fields.length !== 6)
    throw rejected(
      text,
      `a cron expression has six fields (minutes, hours, day-of-month, month, day-of-week, year), and this one has ${inside.trim() === '' ? 0 : fields.length}`,
      "Write, for example, 'cron(0 12 * * ? *)'.",
    );
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const reader = new FieldReader(text);
  return {
    minutes: reader.read(minutes, cronFields.minute),
    hours: reader.read(hours, cronFields.hour),
    days: parseDays(reader, dayOfMonth, dayOfWeek),
    months: reader.read(month, cronFields.month),
    years: reader.read(year, cronFields.year),
  };
}

function parseDays(reader: FieldReader, dayOfMonth: string, dayOfWeek: string): CronDays {
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    throw rejected(
      reader.text,
      dayOfMonth === '?'
        ? "day-of-month and day-of-week are both '?'"
        : `day-of-month is '${dayOfMonth}' and day-of-week is '${dayOfWeek}', and only one of them can have a value`,
      "Write '?' in one of the two, and a value or '*' in the other, for example 'cron(0 12 * * ? *)'.",
    );
  return dayOfWeek === '?' ? parseDaysOfMonth(reader, dayOfMonth) : parseDaysOfWeek(reader, dayOfWeek);
}

function parseDaysOfMonth(reader: FieldReader, text: string): CronDays {
  const field = cronFields.dayOfMonth;
  const parts = text.split(',');
  const special = /^(?:LW?|\d+W)$/i;
  const plain = parts.filter((part) => !special.test(part));
  const nearest = parts.filter((part) => /^\d+W$/i.test(part)).map((part) => reader.value(part.slice(0, -1), field));
  return {
    of: 'month',
    days: plain.length === 0 ? [] : reader.read(plain.join(','), field),
    ...(parts.some((part) => /^L$/i.test(part)) && { last: true }),
    ...(parts.some((part) => /^LW$/i.test(part)) && { lastWeekday: true }),
    nearestWeekdays: nearest,
  };
}

function parseDaysOfWeek(reader: FieldReader, text: string): CronDays {
  const field = cronFields.dayOfWeek;
  const [, day, n] = /^(\w+)#(\d+)$/.exec(text) ?? [];
  if (day !== undefined) return { of: 'week', days: [], lastOfMonth: [], nth: readNth(reader, day, Number(n)) };
  if (text.includes('#'))
    throw rejected(
      reader.text,
      "a day-of-week with '#' is one weekday and its number in the month, without a list",
      "Write, for example, '3#2' for the second Tuesday, and a schedule of its own for each other day.",
    );
  const parts = text.split(',');
  const last = /^(?:[1-7]|[A-Z]{3})L$/i;
  // AWS: L alone is the last day of the week, Saturday.
  const plain = parts.filter((part) => !last.test(part)).map((part) => (/^L$/i.test(part) ? 'SAT' : part));
  return {
    of: 'week',
    days: plain.length === 0 ? [] : reader.read(plain.join(','), field),
    lastOfMonth: parts.filter((part) => last.test(part)).map((part) => reader.value(part.slice(0, -1), field)),
  };
}

function readNth(reader: FieldReader, day: string, n: number): { day: number; n: number } {
  if (n < 1 || n > 5)
    throw rejected(reader.text, `no month has weekday number ${n}`, "Write a number from 1 to 5 after '#'.");
  return { day: reader.value(day, cronFields.dayOfWeek), n };
}
