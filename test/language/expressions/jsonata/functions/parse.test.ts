import { evaluate } from './evaluate';

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
