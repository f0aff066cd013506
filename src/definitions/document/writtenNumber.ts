import { readNumber } from '../../util/ExactNumber';

/** A number as it is written. Whole numbers above 2^53 keep all digits when a gesture writes them at another place. */
export function writtenNumber(written: string): number {
  const value = Number(written);
  return /^-?\d+$/.test(written) && !Number.isSafeInteger(value) ? readNumber(written) : value;
}
