import { isRisky, isSlow } from '../../regexRisk';
import { JavaRandom } from '../../../../util/javaRandom';
import { LimitExceeded, boundedCall, timedCall } from '../bounds/limits';
import { JsonataFailure, libraryFunction } from '../library/library';
import { weights } from '../bounds/weights';
import { isArray } from '../values/natives';
import { towardsZero } from '../values/numbers';
import type { PlainFunction } from './functions';

/** `$max`, `$min`: the library spreads the array onto the stack, which overflows at a few hundred thousand numbers. */
export const max: PlainFunction = {
  name: 'max',
  call: ([numbers]) => extreme(numbers as number[] | undefined, Math.max),
};

export const min: PlainFunction = {
  name: 'min',
  call: ([numbers]) => extreme(numbers as number[] | undefined, Math.min),
};

function extreme(numbers: number[] | undefined, choose: (...numbers: number[]) => number): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  // Partial application does not check arguments.
  if (!isArray(numbers)) return Reflect.apply(choose, undefined, numbers);
  let found = numbers[0]!;
  for (const number of numbers) found = choose(found, number);
  return found;
}

/** `$random()`: a number 0 ≤ n < 1. AWS: `$random(seed)` is the first number of java.util.Random. */
export const random: PlainFunction = {
  name: 'random',
  signature: '<n?:n>',
  call([seed], host) {
    if (seed === undefined) return host.random();
    return new JavaRandom(BigInt(Number.isFinite(seed) ? towardsZero(seed as number) : 0)).nextDouble();
  },
};

/**
 * `$formatNumber(number, picture, options)`. AWS: a picture without a digit placeholder (`x`) is rejected with this
 * code.
 */
export const formatNumber: PlainFunction = {
  name: 'formatNumber',
  call(args) {
    const [value, picture, options] = args as [number | undefined, string?, Record<string, unknown>?];
    if (value === undefined || picture === undefined) return format(args);
    // The library multiplies such a number by ten until it is large enough, which it never is: AWS's time limit ends
    // it.
    const isEndless = !(value > 0 && Number.isFinite(value)) && !Number.isNaN(value);
    if (isEndless && hasExponent(value, picture, options)) throw new LimitExceeded('time');
    return format(args);
  },
};

function format(args: readonly unknown[]): unknown {
  try {
    return libraryFunction('formatNumber').implementation(...args);
  } catch (error) {
    // The library throws a TypeError for such a picture.
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

/** `$now()`, `$millis()`: the library reads the machine's clock; an execution uses the emulator's time. */
export const now: PlainFunction = {
  name: 'now',
  call: ([picture, timezone], host) => libraryFunction('fromMillis').implementation(host.now(), picture, timezone),
};

export const millis: PlainFunction = {
  name: 'millis',
  call: (_args, host) => host.now(),
};

/**
 * `$toMillis(text, picture)`, `$parseInteger(text, picture)`: the library compiles the picture to a regular
 * expression, which may run forever for a long picture. Parts of a date that the picture leaves open come from the
 * emulator's time.
 */
export const toMillis = boundedReader('toMillis');
export const parseInteger = boundedReader('parseInteger');

function boundedReader(name: string): PlainFunction {
  return {
    name,
    call(args, host) {
      const [text = '', picture = ''] = args as [string?, string?];
      const read = (): unknown => {
        const focus = { environment: { timestamp: new Date(host.now()) } };
        return libraryFunction(name).implementation.apply(focus, [...args]);
      };
      if (picture !== '' && name === 'toMillis') host.step(weights.picture);
      const risk = { exponential: false, repetitions: picture.split('[').length - 1 };
      if (isRisky(risk, text.length) || text.length * picture.length > 10_000) return boundedCall(read, host);
      return isSlow(risk, text.length) ? timedCall(read, host) : read();
    },
  };
}
