import { HarnessError } from '../../../../errors/HarnessError';
import { didYouMean } from '../../../../util/nearest';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone's wall-clock time at an instant, in milliseconds as if it were UTC. */
export function wallTimeAt(instantMs: number, zone: string): number {
  if (zone === 'UTC') return instantMs;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instantMs)) part[type] = Number(value);
  const wallMs = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  return wallMs + (((instantMs % 1000) + 1000) % 1000);
}

const dayMs = 86_400_000;

/**
 * The instants at which a zone's clocks show a time: usually one, none if they are put forward over it, two if they are
 * put back, the first of them first.
 */
export function instantsOf(wallMs: number, zone: string): readonly number[] {
  if (zone === 'UTC') return [wallMs];
  const offsets = [wallMs - dayMs, wallMs + dayMs].map((instantMs) => wallTimeAt(instantMs, zone) - instantMs);
  const candidates = [...new Set(offsets)].map((offsetMs) => wallMs - offsetMs);
  return candidates.filter((instantMs) => wallTimeAt(instantMs, zone) === wallMs).sort((one, other) => one - other);
}

/** Throws HarnessError unless it is the IANA name of a time zone. */
export function checkZone(zone: string): void {
  formatOf(zone);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) formats.set(zone, (format = createFormat(zone)));
  return format;
}

function createFormat(zone: string): Intl.DateTimeFormat {
  try {
    if (/^[+-]/.test(zone)) throw new RangeError();
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    const meant = didYouMean(zone, Intl.supportedValuesOf('timeZone'));
    throw new HarnessError(
      `'${zone}' is not the IANA name of a time zone. ${meant ?? "Write, for example, 'Europe/Berlin' or 'UTC'."}`,
    );
  }
}
