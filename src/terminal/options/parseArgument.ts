import { InvalidArgumentError } from 'commander';
import type { TimeMode } from '../../emulator/service/ServiceOptions';

/** A whole number of at least 1. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number of at least 1.');
}

/** A port; 0 stands for any free one. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('Write a number from 0 to 65535.');
}

export type Pairs = readonly (readonly [name: string, value: string])[];

/** Adds a `NAME=VALUE` to an option that may be repeated. */
export function parsePair(text: string, before: Pairs = []): Pairs {
  const at = text.indexOf('=');
  if (at > 0) return [...before, [text.slice(0, at), text.slice(at + 1)]];
  throw new InvalidArgumentError('Write NAME=VALUE.');
}

/** Adds a value to an option that may be repeated. */
export function oneMore(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** `real`, `skip`, `scale:60`. */
export function parseTime(text: string): TimeMode {
  if (text === 'real' || text === 'skip') return text;
  const scale = /^scale:(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  if (scale !== undefined && Number(scale) > 0) return { scale: Number(scale) };
  throw new InvalidArgumentError('Write real, skip or scale:N, for example scale:60.');
}

/** In the form of the command line. */
export function formatTime(time: TimeMode): string {
  return typeof time === 'string' ? time : `scale:${time.scale}`;
}
