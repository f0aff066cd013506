import { compilePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import { InvalidPathError } from '../../../../src/language/expressions/jsonPath/Cursor';
import { compileTemplate } from '../../../../src/language/expressions/template';
import { scopeOf, sentenceOf } from '../scopeOf';

const items = [
  { n: 1, s: 'cat', b: true, o: { k: 'x' }, 'a-b': 1 },
  { n: 5, s: 'dog', b: false, o: { k: 'y' } },
  { n: null, s: 'null', t: [7] },
  { n: '5', s: "it's" },
  {},
];

/** The positions of the items that pass. */
function passing(filter: string): number[] {
  const found = compilePath(`$.items[?(${filter})]`).require(scopeOf({ items, limit: 3, name: 'dog', none: null }));
  return (found as object[]).map((item) => items.indexOf(item));
}

describe('conditions', () => {
  test.each([
    // what is there
    ['@.n', [0, 1, 3]],
    ['!@.n', [2, 4]],
    ['@', [0, 1, 2, 3, 4]],
    ['!@', []],
    ['@.b', [0, 1]],
    ["@['a-b']", [0]],
    ['@.a-b', [0]],
    ['@.t[0]', [2]],
    ['@.t[1]', []],
    // numbers, also where the definition or the data have texts
    ['@.n == 5', [1, 3]],
    ["@.n == '5'", [1, 3]],
    ['@.n == 5.0', [1]],
    ['@.n > 1', [1, 3]],
    ['@.n >= 1', [0, 1, 3]],
    ['@.n < 5', [0]],
    ['@.n<=5', [0, 1, 3]],
    ['@.n != 5', [0, 2]],
    ['5 == @.n', [3]],
    // texts, with and without quotes
    ["@.s == 'dog'", [1]],
    ['@.s==dog', [1]],
    ['@.s == two words', []],
    ["@.s == 'it\\'s'", [3]],
    ["@.s > 'cat'", [1, 3]],
    ["@.s != 'dog'", [0, 2, 3]],
    // Booleans and null
    ['@.b == true', [0]],
    ["@.b == 'TRUE'", [0]],
    ['@.b == false', [1]],
    ['@.n == null', [2]],
    ['@.s == null', [2]],
    ['@.n != null', [0, 1, 3]],
    ['@.n >= null', [0, 1, 3]],
    // what cannot be compared is false, also for !=
    ['@.o == 1', []],
    ['@.o != 1', []],
    ['@.missing != 1', []],
    ['@.missing == @.missing', []],
    // other paths
    ['@.o.k == y', [1]],
    ['@.n > $.limit', [1]],
    ['@.s == $.name', [1]],
    ['@.n == $.none', [2]],
    ['@.n == $.gone', []],
    ['@.n == @.n', [0, 1, 2, 3]],
    ['@.o == @.o', []],
    // the document itself
    ['@.n == $', []],
    ['$ != 5', []],
    ['$', [0, 1, 2, 3, 4]],
    // the other side of what is missing is not looked at
    ['@.missing == @.n[0]', []],
    // && before ||
    ['@.n == 1 || @.n == 5', [0, 1, 3]],
    ["@.n == 5 && @.s == 'dog'", [1]],
    ["@.n == 1 || @.n == 5 && @.s == 'dog'", [0, 1]],
    ["@.n == 5 && @.s == 'dog' || @.n == 1", [0, 1]],
    ["(@.n == 5) && (@.s == 'dog')", [1]],
    ['(@.b)', [0, 1]],
    ['((@.b)) && ( (@.n==1) )', [0]],
    // parentheses are passed over
    ['@.n == 5 && (@.s == dog || @.n == 1)', [0, 1]],
    ['(@.n == 1 || @.n == 5) && @.s == dog', [0, 1]],
    // double quotes are part of a string
    ['@.s == "dog"', []],
    // regular expressions match the whole text
    ['@.s =~ /d.g/', [1]],
    ['@.s =~ /d/', []],
    ['@.s =~ /D.*/i', [1]],
    ['/d.g/ =~ @.s', [1]],
    ['@.n =~ /\\d/', [0, 1, 3]],
    ['@.s =~ /a\\/b/', []],
    ['@.o =~ /.*x.*/', [0]],
    // functions are names
    ['@.s.length() > 1', []],
  ])('%s', (filter, expected) => {
    expect(passing(filter)).toEqual(expected);
  });

  test('blanks may surround every part', () => {
    expect(compilePath('$.items[ ?( @.n == 1 ) ].s').require(scopeOf({ items }))).toEqual(['cat']);
  });

  test('code-like strings are strings', () => {
    const hostile = { items: [{ a: 1 }], constructor: 1 };
    for (const filter of ['@.constructor', "@['__proto__']", "@.a.constructor == 'x'", '@.toString']) {
      expect(compilePath(`$.items[?(${filter})]`).require(scopeOf(hostile))).toEqual([]);
    }
  });

  test.each([
    ['@ == 2', [1, 2, '2', null, { a: 1 }], [2, '2']],
    ['@ > 1', [1, 2, 3], [2, 3]],
    ['@', [1, null, false, 0, '', {}, []], [1, false, 0, '', {}, []]],
    ['@[0] == null', [[], [null], [1]], [[], [null]]],
    ['@[0]', [[1], [], [null]], [[1]]],
  ])('%s on items that are not objects', (filter, given, expected) => {
    expect(compilePath(`$[?(${filter})]`).require(scopeOf(given as never))).toEqual(expected);
  });

  test.each([
    [
      "@.s == 'x'",
      [{ s: 1 }],
      'Character x is neither a decimal digit number, decimal point, nor "e" notation exponential mark.',
    ],
    ['@.n[0] == @.missing', [{ n: 1 }], 'Filter: [0] can only be applied to arrays. Current context is: 1'],
    ['@.s[0] == 1', [{ s: {} }], 'Filter: [0] can only be applied to arrays. Current context is: {}'],
    ['@.s[0]', [{ s: 'Hello' }], 'Filter: [0] can only be applied to arrays. Current context is: Hello'],
    ['@[0][0]', [['Hello']], 'Filter: [0] can only be applied to arrays. Current context is: "Hello"'],
  ])('%s fails on %j', (filter, given, text) => {
    const source = `$[?(${filter})]`;
    expect(sentenceOf(() => compilePath(source).require(scopeOf(given as never)))).toBe(
      `Invalid path '${source}' : ${text}`,
    );
  });

  test('stops a regular expression that would run forever', () => {
    const path = compilePath('$.items[?(@.s =~ /(a+)+b/)]');
    expect(() => path.require(scopeOf({ items: [{ s: 'a'.repeat(60) }] }))).toThrow(
      "Invalid path '$.items[?(@.s =~ /(a+)+b/)]' : The regular expression /(a+)+b/ took more than 450 ms",
    );
  });

  test('the time that a regular expression spent on some items is not available for the next ones', () => {
    const path = compilePath('$.items[?(@.s =~ /(a+)+b/)]');
    const items = Array.from({ length: 100 }, (_, at) => ({ s: 'a'.repeat(18 + (at % 8)) }));
    expect(() => path.require(scopeOf({ items: [...items, ...items] }))).toThrow('took more than 450 ms');
    // The next evaluation has all of it again.
    expect(path.require(scopeOf({ items: [{ s: 'aab' }] }))).toEqual([{ s: 'aab' }]);
  });

  test('a fast regular expression is not limited by many items', () => {
    const path = compilePath('$[?(@.s =~ /item-[0-9]+/)]');
    const items = Array.from({ length: 20_000 }, (_, at) => ({ s: `item-${at}` }));
    expect(path.require(scopeOf(items))).toHaveLength(20_000);
  });

  test('reports what a filter cannot decide at the place of the path', () => {
    const scope = scopeOf({ items: [{ s: 1 }] });
    const reason = 'Character x is neither a decimal digit number, decimal point, nor "e" notation exponential mark.';
    expect(sentenceOf(() => compileTemplate({ 'a.$': "$.items[?(@.s == 'x')]" }, 'Parameters').evaluate(scope))).toBe(
      `The JSONPath '$.items[?(@.s == 'x')]' specified for the field 'a.$' could not be evaluated: ${reason}`,
    );
  });
});

test('evaluates the last condition first', () => {
  const filter = (text: string) => () => compilePath(`$[?(${text})]`).require(scopeOf([{ n: 1 }]));
  expect(filter("@.n == 'x' || @.n == 1")()).toEqual([{ n: 1 }]);
  expect(filter("@.n == 1 || @.n == 'x'")).toThrow('Character x is neither');
  expect(filter("@.n == 'x' && @.n == 2")()).toEqual([]);
});

describe('invalid filters', () => {
  test.each([
    ['$[?@.a]', 3, '"(" is missing after "?"'],
    ['$[?(@.a]', 8, '")" is missing at the end of the filter'],
    ['$[?(@.a)', 8, '"]" is missing'],
    ['$[?()]', 4, 'a value is missing'],
    ['$[?(@.a ==)]', 10, 'a value is missing'],
    ['$[?(@.a === 1)]', 10, 'a value is missing'],
    ['$[?(@.a = 1)]', 8, '")" is missing at the end of the filter'],
    ["$[?('a')]", 7, 'a path that starts with @ is missing'],
    ['$[?((@.a)]', 9, '")" is missing at the end of the filter'],
    ['$[?(!(@.a == 1))]', 5, 'only a path that starts with @ can follow "!"'],
    ['$[?(@..a == 1)]', 4, 'a path inside a filter must lead to one value'],
    ['$[?(@.a[*] == 1)]', 4, 'a path inside a filter must lead to one value'],
    ["$[?(@['a','b'] == 1)]", 4, 'a path inside a filter can only have names and numbers'],
    ['$[?(@.a[?(@.b)])]', 8, 'a filter inside a filter is not possible'],
    [
      '$[?(@.a == $$.b)]',
      11,
      'a filter sees the item (@) and the document ($) only, neither variables nor the context object',
    ],
    [
      '$[?(@.a == $b)]',
      11,
      'a filter sees the item (@) and the document ($) only, neither variables nor the context object',
    ],
    ["$[?(@.a in ['b'])]", 10, 'the operator "in" is not known to Step Functions; it has ==, !=, <, <=, >, >= and =~'],
    ["$[?(@.a == 'b)]", 11, 'the closing quote is missing'],
    ["$[?(@.a == 'x && y')]", 11, 'Step Functions cannot read && or || inside a string of a filter'],
    ['$[?(!5)]', 5, 'only a path that starts with @ can follow "!"'],
    ['$[?(@.a =~ b)]', 11, 'a regular expression /…/ is missing after =~'],
  ])('%s', (source, position, reason) => {
    expect(() => compilePath(source)).toThrow(new InvalidPathError(source, position, reason));
  });

  test('rejects a regular expression of Java that JavaScript does not know', () => {
    expect(() => compilePath('$[?(@.a =~ /\\Qx\\E/)]')).toThrow('the regular expression is not supported');
  });
});
