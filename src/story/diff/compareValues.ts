import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import type { Likeness } from './Likeness';

/** A place in two values where they differ. */
export interface ValueDifference {
  /** JSON pointer; empty for the whole value. */
  readonly pointer: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** What an SDK tells of its HTTP call, and ids of requests: they say nothing of a result. */
const untold: ReadonlySet<string> = new Set(['SdkHttpMetadata', 'SdkResponseMetadata']);
const requestId = /^(x-amzn?-|aws)?request-?id$/i;

/** Where two values differ, in the order of the expected one. Ids, times and the like do not count. */
export function* compareValues(
  likeness: Likeness,
  expected: Json | undefined,
  actual: Json | undefined,
  pointer = '',
): Generator<ValueDifference> {
  if (isArray(expected) && isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index++)
      yield* compareValues(likeness, expected[index], actual[index], `${pointer}/${index}`);
  } else if (isObject(expected) && isObject(actual)) {
    for (const [name, partner] of membersOf(likeness, expected, actual))
      yield* compareValues(likeness, own(expected, name), own(actual, partner), `${pointer}/${escape(name)}`);
  } else if (!likeness.isSame(expected, actual)) yield { pointer, expected, actual };
}

/** Which member meets which: those of one name, and names that differ only as ids do, in order. */
function* membersOf(likeness: Likeness, expected: JsonObject, actual: JsonObject): Generator<[string, string]> {
  const more = Object.keys(actual).filter((name) => !Object.hasOwn(expected, name));
  for (const name of Object.keys(expected).filter(counts)) {
    const at = Object.hasOwn(actual, name) ? -1 : more.findIndex((other) => likeness.isSame(name, other));
    yield [name, at < 0 ? name : more.splice(at, 1)[0]!];
  }
  for (const name of more.filter(counts)) yield [name, name];
}

function counts(name: string): boolean {
  return !untold.has(name) && !requestId.test(name);
}

function own(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
