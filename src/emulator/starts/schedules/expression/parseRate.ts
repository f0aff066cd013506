import { rejected } from './rejected';
import type { ScheduleOwner } from './ScheduleExpression';

/** A day has 24 hours, also when clocks change. */
const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The interval in milliseconds. `inside` is what the parentheses have. */
export function parseRate(text: string, inside: string, owner: ScheduleOwner): number {
  const [, digits, unit, plural] = /^\s*(\d+)\s+(minute|hour|day)(s?)\s*$/.exec(inside) ?? [];
  if (digits === undefined)
    throw rejected(
      text,
      'a rate is a whole number and a unit: minutes, hours or days',
      "Write, for example, 'rate(5 minutes)'.",
    );
  const count = Number(digits);
  if (count === 0 || !Number.isSafeInteger(count * unitMs[unit!]!))
    throw rejected(
      text,
      count === 0 ? 'its number must be at least 1' : 'its number is too large',
      `Write, for example, 'rate(5 ${unit!}s)'.`,
    );
  // AWS: rules reject rate(1 hours) and rate(5 hour). Scheduler documents only the plural and takes it for 1, too.
  const right = count === 1 ? unit! : `${unit!}s`;
  if (owner === 'rule' && (count === 1) !== (plural === ''))
    throw rejected(
      text,
      count === 1 ? 'for a rule, a unit after 1 is in the singular' : 'a unit after more than 1 is in the plural',
      `Write 'rate(${count} ${right})'.`,
    );
  return count * unitMs[unit!]!;
}
