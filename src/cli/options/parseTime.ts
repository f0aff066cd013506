import { InvalidArgumentError } from 'commander';
import type { TimeMode } from '../../emulator/service/ServiceOptions';

/** `real`, `skip`, `scale:60`. */
export function parseTime(text: string): TimeMode {
  if (text === 'real' || text === 'skip') return text;
  const scale = /^scale:(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  if (scale !== undefined && Number(scale) > 0) return { scale: Number(scale) };
  throw new InvalidArgumentError('Write real, skip or scale:N, for example scale:60.');
}

/** As it is written on the command line. */
export function formatTime(time: TimeMode): string {
  return typeof time === 'string' ? time : `scale:${time.scale}`;
}
