/**
 * A time as the context object prints it: ISO 8601 in UTC, with milliseconds only when there are any.
 *
 * AWS: fraction digits come in groups of three, empty groups are left out.
 *
 * @example isoTime(0) // '1970-01-01T00:00:00Z'
 */
export function isoTime(epochMs: number): string {
  // Many executions begin and end at the same time.
  if (epochMs === lastMs) return lastText;
  const text = new Date(epochMs).toISOString();
  lastMs = epochMs;
  return (lastText = epochMs % 1000 === 0 ? text.replace('.000Z', 'Z') : text);
}

let lastMs: number | undefined;
let lastText = '';

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** The largest offset that Java knows. */
const maxOffsetMinutes = 18 * 60;

/**
 * Parses an RFC 3339 time: upper-case `T` and `Z`, a required offset, at most nanoseconds. Returns epoch milliseconds,
 * or `undefined` for anything else (including 30 February).
 *
 * @example parseTimestamp('2024-03-14T01:59:00Z') // 1710381540000
 */
export function parseTimestamp(text: string): number | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const part = (group: number): number => Number(match[group] ?? 0);
  const [month, day, hour, minute, second, offsetMinutes] = [part(2), part(3), part(4), part(5), part(6), part(10)];
  const offset = part(9) * 60 + offsetMinutes;
  // Date.UTC reads the years 0 to 99 as those of the twentieth century.
  const date = new Date(0);
  date.setUTCFullYear(part(1), month - 1, day);
  date.setUTCHours(hour, minute, second, Math.trunc(Number(`0.${match[7] ?? '0'}`) * 1000));
  const kept = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  if (!kept || minute > 59 || second > 59 || offsetMinutes > 59 || offset > maxOffsetMinutes) return undefined;
  return date.getTime() - (match[8] === '-' ? -offset : offset) * 60_000;
}

/**
 * Epoch milliseconds of a date in any form that JavaScript parses; NaN for others, and for 30 February, which `new
 * Date` reads as a day in March.
 */
export function readDate(text: string): number {
  const day = /^\d{4}-\d\d-(\d\d)/.exec(text);
  if (day !== null && new Date(`${day[0]}T00:00:00Z`).getUTCDate() !== Number(day[1])) return NaN;
  return new Date(text).getTime();
}
