import { HarnessError } from '../../errors/HarnessError';

/** Seconds, or a string with a unit: `2`, `'2s'`, `'500ms'`, `'1.5m'`, `'3h'`, `'30d'`, `'1h 30m'`. */
export type Duration = number | string;

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };
const part = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/**
 * The seconds of a duration. Throws HarnessError for anything else; `what` begins the message.
 *
 * @example parseDuration('1h 30m', 'The delay') // 5400
 */
export function parseDuration(duration: Duration, what: string): number {
  if (typeof duration === 'number' && Number.isFinite(duration) && duration >= 0) return duration;
  const parts = typeof duration === 'string' ? duration.trim().slice(0, 100).split(/\s+/) : [];
  let seconds = 0;
  for (const text of parts) {
    const match = part.exec(text);
    if (!match) return refuse(duration, what);
    seconds += Number(match[1]) * secondsOf[match[2]!]!;
  }
  return parts.length > 0 ? seconds : refuse(duration, what);
}

function refuse(duration: unknown, what: string): never {
  throw new HarnessError(
    `${what} must be seconds (2) or a string with a unit ('2s', '500ms', '3m', '1h', '30d'), not ${typeof duration === 'number' ? duration : (JSON.stringify(duration) ?? String(duration))}.`,
  );
}
