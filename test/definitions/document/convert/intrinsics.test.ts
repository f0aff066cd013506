import { convertOne } from './support/convertOne';

const ask = (path: string): string => `$assert($exists(${path}), "not so: $exists(${path})");`;
const is = (path: string, type: string): string =>
  `$assert($type(${path}) = "${type}", "not so: $type(${path}) = \\"${type}\\"");`;
const a = '$states.input.a';
const b = '$states.input.b';

test.each<[string, unknown]>([
  ["States.Format('no {} of {}', $.a, 3)", `{% (${ask(a)} "no " & ${a} & " of " & 3) %}`],
  ["States.Format('\\{{}\\}', $.a)", `{% (${ask(a)} "{" & ${a} & "}") %}`],
  ["States.Format('{}', $.a)", `{% (${ask(a)} "" & ${a}) %}`],
  ['States.Array($.a, 1)', ['{% $states.input.a %}', 1]],
  ['States.ArrayLength($.a)', `{% (${ask(a)} ${is(a, 'array')} $count(${a})) %}`],
  ['States.ArrayGetItem($.a, 2)', `{% (${is(a, 'array')} ${a}[2]) %}`],
  ["States.ArrayContains($.a, 'x')", `{% (${ask(a)} ${is(a, 'array')} "x" in ${a}) %}`],
  ["States.StringSplit($.a, ',')", `{% (${ask(a)} ${is(a, 'string')} [$split(${a}, ",")[$ != ""]]) %}`],
  [
    'States.JsonMerge($.a, $.b, false)',
    `{% (${ask(a)} ${ask(b)} ${is(a, 'object')} ${is(b, 'object')} $merge([${a}, ${b}])) %}`,
  ],
  ['States.MathAdd($.a, -1)', `{% (${ask(a)} ${a} + -1) %}`],
  ['States.UUID()', '{% $uuid() %}'],
  ["States.Hash($.a, 'MD5')", `{% (${ask(a)} $hash(${a}, "MD5")) %}`],
  ['States.MathRandom(1, 5)', /States\.MathRandom has no equal/],
  ["States.StringSplit($.a, ', ')", /only with a single character/],
  ['States.JsonMerge($.a, $.b, $.c)', /only with false/],
  ['States.ArrayGetItem($.a, $.b)', /only with a number/],
  ['States.Format($.a, 1)', /only with its template as a string/],
  ["States.Format('{}', States.StringToJson($.a))", /a way that JSONata does not have/],
])('%s', (call, expected) => {
  const { state } = convertOne({ Type: 'Pass', Parameters: { 'x.$': call }, End: true });
  if (expected instanceof RegExp) expect(state).toMatch(expected);
  else expect(state).toEqual({ Type: 'Pass', Output: { x: expected }, End: true });
});
