import { compilePattern } from '../../../../src/emulator/starts/patterns/compilePattern';
import { flatten } from '../../../../src/emulator/starts/patterns/flatten';
import type { JsonObject } from '../../../../src/util/json';
import { seededRandom } from '../../../../src/util/seededRandom';
import { referenceMatches } from './support/referenceMatcher';

const random = seededRandom('patterns');
const below = (count: number): number => Math.floor(random() * count);
const one = <T>(...choices: readonly T[]): T => choices[below(choices.length)]!;
const some = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + below(most) }, make);

const names = ['a', 'b'];
const texts = ['', 'x', 'ax', 'xa', 'X', 'Ab*', 'axxa', '10.0.0.7', '10.0.1.7'];
const leaf = (): unknown => one<unknown>(one(...texts), below(3), below(3), below(6) / 2, true, null);

function anyValue(depth: number): unknown {
  const kind = depth === 0 ? 0 : below(5);
  if (kind <= 1) return leaf();
  if (kind === 2) return anyObject(depth - 1);
  return Array.from({ length: below(4) }, () => (random() < 0.7 ? anyObject(depth - 1) : anyValue(depth - 1)));
}

function anyObject(depth: number): JsonObject {
  const chosen = names.filter(() => random() < 0.75);
  return Object.fromEntries(chosen.map((name) => [name, anyValue(depth)])) as JsonObject;
}

const text = (): string => one(...texts.slice(1));
const star = (): string => one('*', 'a*', '*a', 'a*a', '*x*', 'x', 'Ab*', '1*.7');

function expression(): unknown {
  switch (below(9)) {
    case 0:
      return { prefix: one<unknown>(text(), { 'equals-ignore-case': text() }) };
    case 1:
      return { suffix: one<unknown>(text(), { 'equals-ignore-case': text() }) };
    case 2:
      return { 'equals-ignore-case': one(...texts) };
    case 3:
      return { wildcard: star() };
    case 4:
      return { exists: one(true, false) };
    case 5:
      return { cidr: one('10.0.0.0/24', '10.0.0.0/23', '10.0.1.0/30', '0.0.0.0/0') };
    case 6:
      return {
        numeric: one<unknown>(['=', below(5)], ['>', below(3)], ['<=', below(5)], ['>=', below(2), '<', 2 + below(3)]),
      };
    case 7:
      return {
        'anything-but': one<unknown>(
          text(),
          below(5),
          some(3, text),
          some(3, () => below(6)),
        ),
      };
    default:
      return {
        'anything-but': one<unknown>(
          { prefix: one<unknown>(text(), some(2, text)) },
          { suffix: text() },
          { wildcard: one<unknown>(star(), some(2, star)) },
          { 'equals-ignore-case': some(2, text) },
        ),
      };
  }
}

function anyPattern(depth: number, mayBranch = true): JsonObject {
  const chosen = names.filter(() => random() < 0.45);
  const fields = (chosen.length === 0 ? [one(...names)] : chosen).map((name): [string, unknown] => [
    name,
    depth > 0 && random() < 0.6 ? anyPattern(depth - 1) : some(4, () => (random() < 0.5 ? leaf() : expression())),
  ]);
  const or =
    mayBranch && random() < 0.2 ? [['$or', [anyPattern(depth, false), anyPattern(depth, false)]] as const] : [];
  return Object.fromEntries(random() < 0.5 ? [...fields, ...or] : [...or, ...fields]) as JsonObject;
}

/** Arrays of objects, whose fields a pattern compares with few values: many fit, but not in one element. */
function table(): JsonObject {
  const row = (): JsonObject => ({ a: below(3), b: below(3) });
  return { a: some(3, () => ({ ...row(), c: some(2, row) })), b: some(2, row) };
}

function rowPattern(): JsonObject {
  const values = (): number[] => some(2, () => below(3));
  return { a: { a: values(), c: { a: values(), b: values() } }, b: { a: values(), b: values() } };
}

test('agrees with a matcher that was written apart, for 10,000 random events', () => {
  const found = { matched: 0, not: 0, inconsistent: 0 };
  for (let count = 0; count < 10_000; count++) {
    const [event, pattern] =
      count % 2 === 0 ? [anyObject(random() < 0.5 ? 2 : 1), anyPattern(2)] : [table(), rowPattern()];
    const mismatches = compilePattern(pattern).mismatches(flatten(event));
    const expected = referenceMatches(pattern, event);
    if ((mismatches === undefined) !== expected) expect({ pattern, event, mismatches }).toEqual({ expected });
    found[expected ? 'matched' : 'not'] += 1;
    if (mismatches?.some(({ field }) => field.includes(', ')) === true) found.inconsistent += 1;
  }
  // The comparison has seen enough of each.
  expect(found.matched).toBeGreaterThan(500);
  expect(found.not).toBeGreaterThan(500);
  expect(found.inconsistent).toBeGreaterThan(100);
}, 30_000);
