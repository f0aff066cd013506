import type { Arbitrary } from 'fast-check';
import { printJson } from '../../util/ExactNumber';
import type { Json } from '../../util/json';
import { setMember } from '../../util/setMember';
import type { Fc } from './arbitrariesOf';
import type { Source } from './Source';

/** Stands for a missing member. */
const missing = Symbol('missing');

export interface ValueOptions {
  /** Whether members may also be missing, null or of another type if the definition does not check for that. */
  readonly malformed: boolean;
}

/** The maximum depth of values: a definition may read its own data in a loop. */
const deepest = 8;

/** Values with the members that a definition reads, and on both sides of its comparisons. */
export function valueArbitrary(fc: Fc, source: Source, options: ValueOptions): Arbitrary<Json> {
  return valueOf(fc, source, options, 0);
}

function valueOf(fc: Fc, source: Source, options: ValueOptions, depth: number): Arbitrary<Json> {
  const { members, elements, fewest, parsed, values } = source;
  if (depth < deepest && members.size > 0) return objectOf(fc, source, options, depth);
  if (depth < deepest && parsed !== undefined)
    return parsed.isUnread
      ? fc.constant('{}')
      : valueOf(fc, parsed, options, depth + 1).map((value) => printJson(value));
  if (depth < deepest && elements !== undefined)
    return fc.array(valueOf(fc, elements, options, depth + 1), {
      minLength: options.malformed ? 0 : fewest,
      maxLength: Math.max(3, fewest),
    });
  if (values.length === 0 && !options.malformed) return fc.constantFrom<Json>('text', 'other');
  if (values.length === 0)
    return fc.oneof({ withCrossShrink: true }, fc.constantFrom<Json>(...plain), fc.integer({ min: 0, max: 1000 }));
  const same = fc.constantFrom(...values);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return same;
  const others = options.malformed
    ? fc.integer()
    : fc.integer({ min: Math.ceil(Math.min(...numbers)), max: Math.ceil(Math.max(...numbers)) + 100 });
  return fc.oneof({ withCrossShrink: true }, { arbitrary: same, weight: 4 }, others);
}

const plain = ['text', 1, true, '', 0];

function objectOf(fc: Fc, { members }: Source, options: ValueOptions, depth: number): Arbitrary<Json> {
  const fields = Object.fromEntries(
    [...members].map(([name, member]) => [name, memberOf(fc, member, options, depth + 1)] as const),
  );
  return fc.record(fields).map((written) => {
    const value: Record<string, Json> = {};
    for (const [name, item] of Object.entries(written)) if (item !== missing) setMember(value, name, item);
    return value;
  });
}

function memberOf(fc: Fc, source: Source, options: ValueOptions, depth: number): Arbitrary<Json | typeof missing> {
  const { mayBeMissing, mayBeNull } = source;
  const { malformed } = options;
  const others = [
    ...(mayBeMissing || malformed ? [{ arbitrary: fc.constant(missing), weight: mayBeMissing ? 4 : 1 }] : []),
    ...(mayBeNull || malformed ? [{ arbitrary: fc.constant(null), weight: mayBeNull ? 4 : 1 }] : []),
    ...(malformed ? [{ arbitrary: fc.constant(otherType(source)), weight: 1 }] : []),
  ];
  const arbitrary = valueOf(fc, source, options, depth);
  if (others.length === 0) return arbitrary;
  return fc.oneof<{ arbitrary: Arbitrary<Json | typeof missing>; weight: number }[]>(
    { withCrossShrink: true },
    { arbitrary, weight: 12 },
    ...others,
  );
}

function otherType({ members, elements, values }: Source): Json {
  if (members.size > 0 || elements !== undefined) return 'text';
  return typeof values[0] === 'string' ? 7 : 'text';
}

/**
 * The default value of a task's result: the `at`-th of the values that a definition distinguishes, so that a loop
 * waiting for one of them gets it.
 */
export function fairValue({ members, elements, fewest, parsed, values }: Source, at: number, depth = 0): Json {
  if (depth < deepest && members.size > 0) {
    const value: Record<string, Json> = {};
    for (const [name, member] of members) {
      // A member whose presence the definition checks is missing every second time.
      if (member.mayBeMissing && at % 2 === 1) continue;
      setMember(value, name, member.mayBeNull && at % 3 === 2 ? null : fairValue(member, at, depth + 1));
    }
    return value;
  }
  if (depth < deepest && parsed !== undefined)
    return parsed.isUnread ? '{}' : printJson(fairValue(parsed, at, depth + 1));
  if (depth < deepest && elements !== undefined)
    return Array.from({ length: Math.max(1, fewest) }, () => fairValue(elements, at, depth + 1));
  return values.length === 0 ? 'text' : values[at % values.length]!;
}
