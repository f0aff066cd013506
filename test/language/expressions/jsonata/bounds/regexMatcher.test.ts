import { TimeBudget } from '../../../../../src/language/expressions/callWithin';
import { LimitExceeded } from '../../../../../src/language/expressions/jsonata/bounds/limits';
import {
  regexMatcher,
  type Match,
  type MatcherHost,
} from '../../../../../src/language/expressions/jsonata/bounds/regexMatcher';
import { uncounted } from '../uncounted';

const unspent: MatcherHost = { ...uncounted, keep: (value) => value };

function all(matcher: ReturnType<typeof regexMatcher>, text: string): unknown[] {
  const found: unknown[] = [];
  for (let match: Match | undefined = matcher(text); match !== undefined; match = match.next()) {
    const { next: _next, ...rest } = match;
    found.push(rest);
  }
  return found;
}

test('returns matches one by one, with their groups', () => {
  expect(all(regexMatcher(/(a)|(b)/g, 0, unspent), 'axb')).toEqual([
    { match: 'a', start: 0, end: 1, groups: ['a', undefined] },
    { match: 'b', start: 2, end: 3, groups: [undefined, 'b'] },
  ]);
  expect(regexMatcher(/x/g, 0, unspent)('abc')).toBeUndefined();
});

test('on long texts they are the same', () => {
  const text = 'ab12 '.repeat(1000);
  const matcher = regexMatcher(/[a-z]+([0-9]+)/g, 0, unspent);
  const native = [...text.matchAll(/[a-z]+([0-9]+)/g)].map((match) => ({
    match: match[0],
    start: match.index,
    end: match.index + match[0].length,
    groups: [match[1]],
  }));
  expect(all(matcher, text)).toEqual(native);
  // From the start again, and on another text.
  expect(matcher(text)!.start).toBe(0);
  expect(matcher(`  ${text}`)!.start).toBe(2);
});

test('a second match without a character would never end', () => {
  const first = regexMatcher(/b*/g, 7, unspent)('abc')!;
  expect([first.match, first.start]).toEqual(['', 0]);
  expect(() => first.next()).toThrow(expect.objectContaining({ code: 'D1004', position: 7, value: 'b*' }));
});

test('stops an expression that takes too long', () => {
  let error: unknown;
  try {
    regexMatcher(/^(a+)+$/g, 0, { ...unspent, time: new TimeBudget(20) })(`${'a'.repeat(40)}b`);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toEqual(new LimitExceeded('time'));
});

test('each match is counted', () => {
  let spent = 0;
  regexMatcher(/(x+)+y/g, 0, { ...unspent, step: (units = 1) => void (spent += units) })('x'.repeat(18));
  expect(spent).toBeGreaterThan(0);
});
