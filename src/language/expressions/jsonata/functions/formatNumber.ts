import { LimitExceeded } from '../bounds/LimitExceeded';
import { JsonataFailure } from '../library/JsonataFailure';
import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$formatNumber(number, picture, options)`. AWS: a picture that has no place for a digit (`x`) is refused by this code. */
export const formatNumber: PlainFunction = {
  name: 'formatNumber',
  call(args) {
    const [value, picture, options] = args as [number | undefined, string?, Record<string, unknown>?];
    if (value === undefined || picture === undefined) return format(args);
    // The library multiplies such a number by ten until it is large enough, for ever: AWS's time limit ends it.
    const isEndless = !(value > 0 && Number.isFinite(value)) && !Number.isNaN(value);
    if (isEndless && hasExponent(value, picture, options)) throw new LimitExceeded('time');
    return format(args);
  },
};

function format(args: readonly unknown[]): unknown {
  try {
    return libraryFunction('formatNumber').implementation(...args);
  } catch (error) {
    // The library stumbles over such a picture.
    throw (error as { code?: unknown }).code === undefined ? new JsonataFailure('D3086') : error;
  }
}

/** Whether a picture writes this number with an exponent: then it writes 10²⁰ in less than 21 digits. */
function hasExponent(value: number, picture: string, options: Record<string, unknown> | undefined): boolean {
  const { 'pattern-separator': separator = ';', 'exponent-separator': exponent = 'e' } = options ?? {};
  const parts = picture.split(String(separator));
  const part = value < 0 && parts.length > 1 ? parts[1]! : parts[0]!;
  if (!part.includes(String(exponent))) return false;
  return (format([1e20, part, options]) as string).length < 21;
}
