import { parseTimestamp } from '../../../../util/isoTime';
import { rejected } from './rejected';

/** The wall-clock time in milliseconds, as if it were UTC. */
export function parseAt(text: string, inside: string): number {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
  const wallMs = form.test(inside) ? parseTimestamp(`${inside}Z`) : undefined;
  if (wallMs === undefined)
    throw rejected(
      text,
      'at(…) has one date and time, without a zone or an offset',
      "Write, for example, 'at(2030-12-24T18:00:00)', and the zone in ScheduleExpressionTimezone.",
    );
  return wallMs;
}
