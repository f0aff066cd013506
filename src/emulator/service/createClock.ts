import { types } from 'node:util';
import { ManualClock } from '../../clock/ManualClock';
import { RealClock } from '../../clock/RealClock';
import { SkippingClock } from '../../clock/SkippingClock';
import { systemNow } from '../../clock/system';
import type { Clock } from '../../clock/Timeline';
import { HarnessError } from '../../errors/HarnessError';
import { readDate } from '../../util/isoTime';
import type { ServiceOptions } from './ServiceOptions';

/** Creates the clock of the options. `onFired` is called after timers have fired by themselves. */
export function createClock(
  { time = 'real', startTime }: ServiceOptions,
  onFired: (byItself?: boolean) => void,
): Clock {
  const startMs = startTime === undefined ? undefined : readTime(startTime);
  if (time === 'skip') return new SkippingClock(startMs);
  if (time === 'manual') return new ManualClock(startMs ?? systemNow(), onFired);
  return new RealClock(onFired, { factor: time === 'real' ? 1 : checkScale(time), startMs });
}

/** JavaScript reads a date without a time as UTC. */
const zoned = /^\d{4}(?:-\d\d){0,2}$|(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/i;

/** Epoch milliseconds; `undefined` for anything but a date, a string or a number. JavaScript reads null as 1970. */
function timeOf(time: unknown): number | undefined {
  if (typeof time === 'string') return readDate(time);
  return typeof time === 'number' || types.isDate(time) ? new Date(time).getTime() : undefined;
}

function readTime(startTime: unknown): number {
  const ms = timeOf(startTime);
  if (ms === undefined || Number.isNaN(ms))
    throw new HarnessError(
      `startTime is not a time: ${String(startTime)}. Write, for example, '2030-01-01T00:00:00Z'.`,
    );
  if (typeof startTime === 'string' && !zoned.test(startTime))
    throw new HarnessError(
      `startTime '${startTime}' has no time zone, so it depends on the computer. Write, for example, '2030-01-01T00:00:00Z'.`,
    );
  return ms;
}

function checkScale(time: unknown): number {
  const scale = typeof time === 'object' && time !== null ? (time as { scale?: unknown }).scale : undefined;
  if (typeof scale === 'number' && Number.isFinite(scale) && scale > 0) return scale;
  throw new HarnessError(
    `time must be 'real', 'skip', 'manual' or { scale: n } with n above 0, not ${JSON.stringify(time)}.`,
  );
}
