import { inspect } from 'node:util';
import { asymmetricMatchers as expected, type AsymmetricMatcher } from '../../../src/harness/runner/asymmetric';

test.each<[AsymmetricMatcher, unknown[], unknown[]]>([
  [expected.anything(), [0, '', {}], [null, undefined]],
  [expected.any(String), ['x'], [1, null]],
  [expected.any(Number), [0], ['0']],
  [expected.any(Boolean), [false], [0]],
  [expected.any(Object), [{}], [null, 1]],
  [expected.any(Array), [[]], [{}, null]],
  [
    expected.objectContaining({ a: 1, b: expected.any(String) }),
    [{ a: 1, b: 'x', c: 2 }],
    [{ a: 1 }, { a: 2, b: 'x' }, null],
  ],
  [expected.arrayContaining([{ a: 1 }]), [[2, { a: 1 }]], [[{ a: 2 }], 'a']],
  [expected.stringContaining('b'), ['abc'], ['ac', 1]],
  [expected.stringMatching(/^a/), ['abc'], ['bc', 1]],
])('%s', (matcher, accepted, refused) => {
  expect(accepted.filter((value) => !matcher.asymmetricMatch(value))).toEqual([]);
  expect(refused.filter((value) => matcher.asymmetricMatch(value))).toEqual([]);
});

test('show what they accept', () => {
  expect(inspect({ id: expected.any(String), at: expected.stringMatching(/^2030/) })).toBe(
    '{ id: <any String>, at: <string matching /^2030/> }',
  );
});
