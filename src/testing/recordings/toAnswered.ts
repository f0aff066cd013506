import type { Answered } from './Recording';

/** What a place has answered, as it is written: without what only the SDK adds, times as epoch seconds. */
export function toAnswered(reply: Readonly<Record<string, unknown>>): Answered {
  const members = Object.entries(reply)
    .filter(([name, value]) => name !== '$metadata' && value !== undefined)
    .map(([name, value]) => [name, plain(value)]);
  return Object.fromEntries(members) as Answered;
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // A Date of another realm is no `instanceof Date`.
  if (Object.prototype.toString.call(value) === '[object Date]') return (value as Date).getTime() / 1000;
  if (Array.isArray(value)) return value.map(plain);
  return toAnswered(value as Readonly<Record<string, unknown>>);
}
