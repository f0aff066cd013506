import { toPointer } from '../../language/asl/path';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import type { Side } from './Comparison';
import { ValueEquality } from './ValueEquality';

/** A place in two values where they differ. */
interface ValueDifference {
  /** JSON pointer; empty for the whole value. */
  readonly pointer: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** What an SDK adds about its HTTP call, and request ids: they are not part of a result. */
const untold: ReadonlySet<string> = new Set(['SdkHttpMetadata', 'SdkResponseMetadata']);
const requestId = /^(x-amzn?-|aws)?request-?id$/i;

/** Where two values differ, in the order of the expected one. Ids, times and so on are ignored. */
export function* compareValues(
  equality: ValueEquality,
  expected: Json | undefined,
  actual: Json | undefined,
  pointer = '',
): Generator<ValueDifference> {
  if (isArray(expected) && isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index++)
      yield* compareValues(equality, expected[index], actual[index], `${pointer}/${index}`);
  } else if (isObject(expected) && isObject(actual)) {
    for (const [name, partner] of membersOf(equality, expected, actual))
      yield* compareValues(equality, member(expected, name), member(actual, partner), pointer + toPointer([name]));
  } else if (!equality.isEqual(expected, actual)) yield { pointer, expected, actual };
}

/** Matches members by name; names that differ only in ids are matched in order. */
function* membersOf(equality: ValueEquality, expected: JsonObject, actual: JsonObject): Generator<[string, string]> {
  const more = Object.keys(actual).filter((name) => !Object.hasOwn(expected, name));
  for (const name of Object.keys(expected).filter(counts)) {
    const at = Object.hasOwn(actual, name) ? -1 : more.findIndex((other) => equality.isEqual(name, other));
    yield [name, at < 0 ? name : more.splice(at, 1)[0]!];
  }
  for (const name of more.filter(counts)) yield [name, name];
}

function counts(name: string): boolean {
  return !untold.has(name) && !requestId.test(name);
}

/**
 * Matches the children of two Map Runs: first those at the same position with the same input, then the next free one
 * with the same input, then the rest in order. AWS does not say which child worked on which item.
 */
export function pairChildren(expected: readonly Side[], actual: readonly Side[]): readonly (readonly [Side, Side])[] {
  const partners = new Map<Side, Side>();
  const free = new Set(actual);
  const pair = (one: Side, other: Side): void => {
    partners.set(one, other);
    free.delete(other);
  };
  for (const [index, one] of expected.entries()) {
    const other = actual[index];
    if (other !== undefined && hasSameInput(one, other)) pair(one, other);
  }
  for (const one of expected) {
    if (partners.has(one)) continue;
    const other = [...free].find((candidate) => hasSameInput(one, candidate));
    if (other !== undefined) pair(one, other);
  }
  for (const one of expected) {
    const [other] = free;
    if (!partners.has(one) && other !== undefined) pair(one, other);
  }
  return expected.flatMap((one) => (partners.has(one) ? [[one, partners.get(one)!] as const] : []));
}

function hasSameInput({ story: one }: Side, { story: other }: Side): boolean {
  return compareValues(new ValueEquality(one, other), one.input, other.input).next().done === true;
}
