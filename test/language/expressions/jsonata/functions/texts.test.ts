import { evaluate } from './evaluate';

const tooLarge = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

test.each<[string, unknown]>([
  ['$pad("a", 3)', 'a  '],
  ['$pad("a", -3, "xy")', 'xya'],
  ['$pad("é😀", 3, "-")', 'é😀-'],
  ['$pad("abc", 2)', 'abc'],
  ['$pad($nothing, 1e9)', undefined],
  ["$length($pad('', 262144, 'xy'))", 262_144],
  ["$length($pad('', -262144))", 262_144],
  ["$pad('', 262145)", tooLarge],
  ["$pad('', -1e15)", tooLarge],
  ['$join(["a", "b"])', 'ab'],
  ['$join(["a", "b"], ", ")', 'a, b'],
  ['$join("a", "x")', 'a'],
  ['$join([])', ''],
  ['$join($nothing)', undefined],
  ['$join([1])', 'T0412: Argument 1 of function "join" must be an array of "strings"'],
  [
    '($s := $pad("", 100000); $join([1..100].($s)))',
    'Expression evaluation memory limit exceeded: Check for excessive memory usage',
  ],
  ['$hash("Hello", "MD5")', '8b1a9953c4611296a827abf8c47804d7'],
  ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
  ['$hash("Hello", "SHA-256")', '185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969'],
  ['$length($hash("", "SHA-384"))', 96],
  ['$length($hash("", "SHA-512"))', 128],
  ['$hash("ñ", "MD5")', '94e9342ecbb1458b6043ecd3bfcbc192'],
  ['$hash("a")', undefined],
  ['$hash($nothing, "MD5")', undefined],
  ['$hash("a", "md5")', `D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`],
  ['$hash(42, "MD5")', 'T0410: Argument 1 of function "hash" does not match function signature'],
  ['$hash("a", 5)', 'T0410: Argument 2 of function "hash" does not match function signature'],
  ['$base64decode("aGVsbG8=")', 'hello'],
  ['$base64decode("aGVsbG8")', 'hello'],
  ['$base64decode("")', ''],
  ['$base64decode($nothing)', undefined],
  ['$base64decode("!!!")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
  ['$base64decode("a")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
  ['$base64decode("aGVs bG8=")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test('it is of version 4, and of the randomness of the execution', () => {
  expect(evaluate('[$uuid(), $uuid() = $uuid()]')).toEqual(['0019334c-6680-49b3-8ce6-0019334c6680', false]);
});

test('has no parameter', () => {
  expect(evaluate('$uuid("seed")')).toBe('T0410: Argument 1 of function "uuid" does not match function signature');
});

test.each<[string, unknown]>([
  [`$parse('{"b":1,"a":[null, "x:y", {"c":"\\\\""}]}')`, { b: 1, a: [null, 'x:y', { c: '"' }] }],
  [`$parse('{"a":1}').a`, 1],
  [`$map(['{"a":1}', '{"a":2}'], $parse).a`, [1, 2]],
  ['$exists($parse("null"))', true],
  ['$parse(" 1e2 ")', 100],
  ['$parse()', undefined],
  ['$parse($nothing)', undefined],
  ['$parse(null)', 'T0410: Argument 1 of function "parse" does not match function signature'],
  ['$parse("{}", 1)', 'T0410: Argument 2 of function "parse" does not match function signature'],
  ...[
    'not json',
    '',
    '  ',
    '{"a":1}{"b":2}',
    '[1,2] [3]',
    '{"a":1,"a":2}',
    '[{"x":{"a":1,"a":1}}]',
    '1e400',
    '[-1e400]',
  ].map((text): [string, unknown] => [`$parse('${text}')`, 'D3137: Invalid JSON']),
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test('a member __proto__ is a member', () => {
  expect(JSON.stringify(evaluate(`$parse('{"__proto__":{"a":1}}')`))).toBe('{"__proto__":{"a":1}}');
});

test('what nests without end is an error', () => {
  expect(evaluate('$parse($states.input)', '['.repeat(50_000) + ']'.repeat(50_000))).toMatch(/^Stack overflow error/);
});
