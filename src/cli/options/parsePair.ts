import { InvalidArgumentError } from 'commander';

export type Pairs = readonly (readonly [name: string, value: string])[];

/** One more `NAME=VALUE` of an option that may be given several times. */
export function parsePair(text: string, before: Pairs = []): Pairs {
  const at = text.indexOf('=');
  if (at > 0) return [...before, [text.slice(0, at), text.slice(at + 1)]];
  throw new InvalidArgumentError('Write NAME=VALUE.');
}
