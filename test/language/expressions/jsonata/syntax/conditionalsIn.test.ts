import { conditionalsIn } from '../../../../../src/language/expressions/jsonata/syntax/conditionalsIn';

/** The text of the two ways of each conditional, to the end of the expression. */
function ways(text: string): (readonly [string, string | undefined])[] {
  return conditionalsIn(text).map(
    ({ thenAt, elseAt }) => [text.slice(thenAt), elseAt === undefined ? undefined : text.slice(elseAt)] as const,
  );
}

test.each<[string, [string, string | undefined][]]>([
  ['$a', []],
  ["$a > 5 ? 'free' : 5", [["'free' : 5", '5']]],
  ['a?b:c.d', [['b:c.d', 'c.d']]],
  ['a ? b', [['b', undefined]]],
  [
    'a ? (x; b ? 1 : -2) : $f(1)',
    [
      ['(x; b ? 1 : -2) : $f(1)', '$f(1)'],
      ['1 : -2) : $f(1)', '-2) : $f(1)'],
    ],
  ],
  ['a ? {"b": 1} : ["c", 2]', [['{"b": 1} : ["c", 2]', '["c", 2]']]],
  ['$map(x, function($v){ $v ? $f($v) : $g($v) })', [['$f($v) : $g($v) })', '$g($v) })']]],
  ['a ?\n  b\n  : /* c */\n  "d e"', [['b\n  : /* c */\n  "d e"', '"d e"']]],
  [
    'x[a ? b : c]^(d ? e : f)',
    [
      ['b : c]^(d ? e : f)', 'c]^(d ? e : f)'],
      ['e : f)', 'f)'],
    ],
  ],
])('%s', (text, expected) => {
  expect(ways(text)).toEqual(expected);
});

test('a place for an argument is not a conditional, and what cannot be read has none', () => {
  expect(conditionalsIn('$substring(?, 0, 5)')).toEqual([]);
  expect(conditionalsIn('a ? ')).toEqual([]);
});
