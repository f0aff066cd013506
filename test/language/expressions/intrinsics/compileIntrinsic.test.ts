import { RuntimeError } from '../../../../src/errors/StatesError';
import { compileIntrinsic } from '../../../../src/language/expressions/intrinsics/compileIntrinsic';
import { InvalidIntrinsicError } from '../../../../src/language/expressions/intrinsics/readIntrinsic';
import { parseJson, toPlainNumbers, type Json } from '../../../../src/util/json';
import { scopeOf, sentenceOf } from '../scopeOf';

test('a call describes its function, its variables and what it cannot do', () => {
  const { source, name, variables, problems } = compileIntrinsic(
    " States.Array($a, States.Array($b.c, $a), $$.d, 'e') ",
  );
  expect({ source, name, variables, problems }).toEqual({
    source: " States.Array($a, States.Array($b.c, $a), $$.d, 'e') ",
    name: 'States.Array',
    variables: ['a', 'b'],
    problems: [],
  });
});

test.each([
  ["States.Array('a', 1, -2.5, 1e3, 007, true, false, null)", ['a', 1, -2.5, 1000, 7, true, false, null]],
  ['States.Array( $.a , $$.c , $v )', [1, 2, 3]],
  ['States.Array($.none, $.list[*], $.list[?(@.k == 1)].k)', [null, [{ k: 1 }, { k: 2 }], [1]]],
  ["States.Array('it\\'s \\{\\} \\\\', 'a,b)', '\n')", ["it's {} \\", 'a,b)', '\n']],
  ["States.Array($['a,b'], $.list[0]['k'])", [4, 1]],
  ['States.MathAdd(States.MathAdd(1, 2), States.ArrayLength($.list))', 5],
])('%s', (source, expected) => {
  const input = { a: 1, none: null, list: [{ k: 1 }, { k: 2 }], 'a,b': 4 };
  const scope = scopeOf(input, { context: { c: 2 }, variables: { v: 3 } });
  expect(toPlainNumbers(compileIntrinsic(source).evaluate(scope))).toEqual(expected);
});

describe('what fails at run time', () => {
  const problem = (source: string) => sentenceOf(() => compileIntrinsic(source).evaluate(scopeOf({ other: 1 })));

  test.each([
    [
      'States.Format($.nope, 1)',
      "The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'",
    ],
    [
      "States.Format('{}', States.Format('{}', $.nope))",
      "The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'",
    ],
    [
      'States.Array($$.Nope.Deep)',
      "The JsonPath argument for the field '$.Nope.Deep' could not be found in the input '{\"other\":1}'",
    ],
    [
      'States.Array($gone)',
      "The JsonPath argument for the field '$gone' could not be found in the input '{\"other\":1}'",
    ],
    ['States.Array($.other[0])', 'Filter: [0] can only be applied to arrays. Current context is: 1'],
  ])('%s', (source, text) => {
    expect(problem(source)).toBe(`The function '${source}' had the following error: ${text}`);
  });

  test.each([
    ["States.MathAdd('a', 1)", 'Invalid arguments in States.MathAdd'],
    ['States.ArrayLength(States.JsonToString($))', 'Invalid arguments in States.ArrayLength'],
    ['States.Array(States.ArrayLength(5))', 'Invalid arguments in States.ArrayLength'],
    ['States.Hash()', 'Invalid arguments in States.Hash'],
    ['States.MathRandom(1)', 'Invalid arguments in States.MathRandom'],
    ['States.Format()', 'Invalid arguments in States.Format'],
    ['States.JsonToString()', 'Invalid arguments in States.JsonToString: only a single argument is allowed.'],
    ['States.JsonToString(1, 2)', 'Invalid arguments in States.JsonToString: only a single argument is allowed.'],
  ])('%s cannot be evaluated', (source, text) => {
    expect(problem(source)).toBe(`There was an error while evaluating the intrinsic function: ${source}. ${text}`);
  });

  test('an index after the end is a miss here', () => {
    const evaluate = () => compileIntrinsic("States.Format('{}', $.items[5])").evaluate(scopeOf({ items: [1, 2] }));
    expect(sentenceOf(evaluate)).toBe(
      "The function 'States.Format('{}', $.items[5])' had the following error: The JsonPath argument for the field " +
        "'$.items[5]' could not be found in the input '{\"items\":[1,2]}'",
    );
    expect(evaluate).toThrow(RuntimeError);
  });

  test('the input is quoted as it was sent', () => {
    expect(
      sentenceOf(() => compileIntrinsic('States.Array($.b)').evaluate(scopeOf(parseJson('{\n "a": 1 }')))),
    ).toContain(`'{\n "a": 1 }'`);
  });

  test('rejects data that are nested endlessly', () => {
    let deep: Json = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(sentenceOf(() => compileIntrinsic("States.Format('{}', $)").evaluate(scopeOf(deep)))).toBe(
      "The function 'States.Format('{}', $)' had the following error: the data are nested too deeply",
    );
  });

  test('a wrong number of arguments is known before', () => {
    expect(compileIntrinsic('States.Array(States.ArrayLength(), States.MathAdd(1))').problems).toEqual([
      'States.ArrayLength: the number of arguments must be 1, but is 0',
      'States.MathAdd: the number of arguments must be 2, but is 1',
    ]);
  });
});

describe('invalid calls', () => {
  test.each([
    ['', 0, 'the name of an intrinsic function (States.…) is missing'],
    ['Format()', 0, 'the name of an intrinsic function (States.…) is missing'],
    ['States.Format', 13, '"(" is missing after States.Format'],
    ['States.Array(', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array(1', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array($.a', 16, 'the closing parenthesis is missing'],
    ['States.Array($.a, )', 18, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array(1 2)', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ["States.Array('a' 'b')", 17, '"," or ")" is missing'],
    ['States.Array(1.)', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array(.5)', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array([1,2])', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array(nullable)', 13, "an argument is missing: a path, a 'text', a number, true, false, null or a call"],
    ['States.Array($.a) trailing', 18, 'something stands after the closing parenthesis'],
    ['States.Array($.a $.b)', 16, '$.a $.b: blanks are possible in brackets only'],
    ["States.Array('a", 13, "the text does not end, or has a \\ that is not \\', \\{, \\} or \\\\"],
    ["States.Array('\\n')", 13, "the text does not end, or has a \\ that is not \\', \\{, \\} or \\\\"],
    [
      'States.StringToJson(\'{"a":"\\""}\')',
      20,
      "the text does not end, or has a \\ that is not \\', \\{, \\} or \\\\",
    ],
    ['States.Array(-1e309)', 13, '-1e309 is too large for a number'],
    ['States.format()', 0, 'there is no function States.format; did you mean States.Format?'],
  ])('%s', (source, position, reason) => {
    expect(() => compileIntrinsic(source)).toThrow(new InvalidIntrinsicError(source, position, reason));
  });

  test('an unknown function lists the known ones', () => {
    expect(() => compileIntrinsic('States.Array(States.Default($.a, 1))')).toThrow(
      'there is no function States.Default; there are States.Array, States.ArrayContains, ',
    );
  });

  test('calls can be nested ten deep and no deeper', () => {
    const nested = (depth: number) => 'States.Array('.repeat(depth) + ')'.repeat(depth);
    expect(compileIntrinsic(nested(10)).evaluate(scopeOf({}))).toEqual([[[[[[[[[[]]]]]]]]]]);
    expect(() => compileIntrinsic(nested(11))).toThrow('calls are nested more than 10 deep');
    expect(() => compileIntrinsic(nested(100_000))).toThrow('calls are nested more than 10 deep');
  });
});
