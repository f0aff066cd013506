import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxElements } from '../bounds/limits';
import type { WorkCounter } from '../bounds/WorkCounter';
import { JsonataFailure } from '../library/JsonataFailure';
import { sequenceOf } from './sequences';

/** Above this the library itself refuses, with an error of its own. */
const maxLibraryElements = 1e7;

/** `first..last`: both must be whole numbers; nothing when one is missing or the first is greater. */
export function rangeOf(first: unknown, last: unknown, counter: WorkCounter): unknown {
  if (first !== undefined && !Number.isInteger(first)) throw new JsonataFailure('T2003', { value: first });
  if (last !== undefined && !Number.isInteger(last)) throw new JsonataFailure('T2004', { value: last });
  if (first === undefined || last === undefined || (first as number) > (last as number)) return undefined;
  const size = (last as number) - (first as number) + 1;
  if (size > maxLibraryElements) throw new JsonataFailure('D2014', { value: size });
  if (size > maxElements) throw new LimitExceeded('memory');
  counter.step(size);
  return sequenceOf(Array.from({ length: size }, (_, index) => (first as number) + index));
}
