import { compileJsonata } from '../../../../src/language/expressions/jsonata/compileJsonata';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { EvaluationError } from '../../../../src/errors/StatesError';
import { parseJson, toText, type Json } from '../../../../src/util/json';
import { maxWork } from '../../../../src/language/expressions/jsonata/bounds/limits';
import { bindingsOf } from './bindings';

// Some expressions are there to take as long as they are let.
jest.setTimeout(60_000);

type Options = Parameters<typeof bindingsOf>[1];

/** What a field comes to, or the error that it throws. */
function evaluate(value: Json, input: Json = {}, options: Options = {}): unknown {
  try {
    return compileJsonata(value, 'Output').evaluate(bindingsOf(input, options));
  } catch (error) {
    return error;
  }
}

function fail(value: Json, input: Json = {}, options: Options = {}): unknown {
  const error = evaluate(value, input, options);
  expect(error).toBeInstanceOf(EvaluationError);
  const { error: name, sentence, location } = error as EvaluationError;
  return { name, sentence, location };
}

const errorOf = (sentence: string, location = 'Output'): unknown => ({
  name: 'States.QueryEvaluationError',
  sentence,
  location,
});

describe('values', () => {
  test('a field without an expression is the very value that was written', () => {
    const written = { a: [1, '$states.input', ' {% $states.input %} ', '{% open'], 'b.$': '$.c' };
    const template = compileJsonata(written, 'Output');
    expect(template.constant).toBe(true);
    expect(template.evaluate(bindingsOf(1))).toBe(written);
  });

  test('expressions at any depth are replaced, all else stays', () => {
    const constant = { kept: true };
    const value = { a: '{% $states.input.x %}', b: [1, '{%$x%}', constant], c: { d: '{% {"e": [$x]} %}' } };
    const result = evaluate(value, { x: 1 }, { variables: { x: 2 } }) as { b: Json[] };
    expect(result).toEqual({ a: 1, b: [1, 2, constant], c: { d: { e: [2] } } });
    expect(result.b[2]).toBe(constant);
  });

  test('data that an expression hands on keeps its text', () => {
    const input = parseJson('{ "a" : 1 }');
    const result = evaluate({ copy: '{% $states.input %}' }, input) as { copy: Json };
    expect(result.copy).toBe(input);
    expect(toText(result.copy)).toBe('{ "a" : 1 }');
  });

  test('a number that no double holds is infinite, as often as it goes through expressions', () => {
    const once = evaluate('{% $states.input %}', parseJson('{"a":[1e400,-1e400]}')) as Json;
    expect(toText(once)).toBe('{"a":["Infinity","-Infinity"]}');
    const twice = evaluate('{% {"b": $states.input, "c": $states.input.a[0] > 1} %}', once) as Json;
    expect(toText(twice)).toBe('{"b":{"a":["Infinity","-Infinity"]},"c":true}');
  });

  test('a member __proto__ is a member', () => {
    const written = JSON.parse('{"__proto__": "{% 1 %}"}') as Json;
    expect(JSON.stringify(evaluate(written))).toBe('{"__proto__":1}');
    const input = JSON.parse('{"__proto__": {"x": 1}}') as Json;
    expect(evaluate('{% $states.input.__proto__.x %}', input)).toBe(1);
    expect(JSON.stringify(evaluate('{% $merge([$states.input, {"y": 2}]) %}', input))).toBe(
      '{"__proto__":{"x":1},"y":2}',
    );
  });

  test.each<[string, Json]>([
    ['$variable := 1', 1],
    ['null', null],
    ['[]', []],
    ['[0]', [0]],
    ['1/0', 'Infinity'],
    ['-1/0', '-Infinity'],
    ['1e308 * 10', 'Infinity'],
    ['[1/0, 0/0]', ['Infinity', 'NaN']],
    ['{"k": 1/0}', { k: 'Infinity' }],
    ['{"kept": 1, "dropped": $nothing}', { kept: 1 }],
    ['$string(1e20)', '100000000000000000000'],
    ['$string(1e21)', '1e+21'],
    ['$now()', '2024-01-01T00:00:00.000Z'],
    ['$now("[Y]", "+0200")', '2024'],
    ['$millis()', 1_704_067_200_000],
    ['$random()', 0],
    ['[$random(), $random()]', [0, 0.1]],
    ['$exists($eval)', false],
  ])('%s is %j', (expression, result) => {
    expect(evaluate(`{% ${expression} %}`)).toEqual(result);
  });
});

describe('$states', () => {
  test.each<[string, Options, Json]>([
    ['a success', { result: 1 }, { input: 5, context: { State: { Name: 'Here' } }, result: 1 }],
    [
      'a catcher',
      { errorOutput: { Error: 'E' } },
      { input: 5, context: { State: { Name: 'Here' } }, errorOutput: { Error: 'E' } },
    ],
    ['anywhere else', {}, { input: 5, context: { State: { Name: 'Here' } } }],
  ])('in %s it has these members, in this order', (_place, options, whole) => {
    const result = evaluate('{% $states %}', 5, options);
    expect(JSON.stringify(result)).toBe(JSON.stringify(whole));
  });

  test('builds the context object only for expressions that read it', () => {
    const bindings = bindingsOf({ a: 1 });
    const context = jest.fn(() => ({ x: 1 }));
    const evaluateWith = (text: string): Json =>
      compileJsonata(text, 'Output').evaluate({ ...bindings, states: { input: { a: 1 }, context } });
    evaluateWith('{% $states.input.a %}');
    evaluateWith('{% $states.input[a = 1].a %}');
    evaluateWith('{% $states.input#$x.($x & a) %}');
    expect(context).toHaveBeenCalledTimes(0);
    expect(evaluateWith('{% $states.context.x %}')).toBe(1);
    expect(context).toHaveBeenCalledTimes(1);
  });

  test('it can be hidden by a variable of the expression', () => {
    expect(evaluate('{% ($states := {"input": 2}; $states.input) %}', 1)).toBe(2);
    expect(evaluate('{% $map([{"input": 3}], function($states){ $states.input }) %}', 1)).toBe(3);
  });
});

describe('variables', () => {
  test('a workflow variable hides a built-in where it is not called', () => {
    const options = { variables: { count: 4 } };
    expect(evaluate('{% $count + 1 %}', {}, options)).toBe(5);
    expect(evaluate('{% $count([1, 2]) %}', {})).toBe(2);
  });

  test.each(['hasOwnProperty', '__proto__', 'constructor'])('a variable may be called %s', (name) => {
    const variables = JSON.parse(`{"${name}": {"a": 1}}`) as Record<string, Json>;
    expect(evaluate(`{% $${name}.a %}`, {}, { variables })).toBe(1);
    expect(evaluate(`{% ($x := $${name}; $states.input@$i.($i & $x.a)) %}`, 'i', { variables })).toBe('i1');
  });

  test('a template lists what it reads', () => {
    const template = compileJsonata(
      { a: '{% $b + $states.input.x %}', c: ['{% $a($states.result) %}', '{% $sum($b) ~> $string %}'] },
      'Output',
    );
    expect(template).toMatchObject({
      constant: false,
      variables: ['a', 'b', 'string'],
      statesMembers: ['input', 'result'],
    });
  });
});

describe('errors', () => {
  test.each<[string, string]>([
    ['$doesNotExist', 'returned nothing (undefined).'],
    ['$states.input.missing', 'returned nothing (undefined).'],
    ['$', 'returned nothing (undefined).'],
    ['$$', 'returned nothing (undefined).'],
    ['bare', 'returned nothing (undefined).'],
    ['$fn := function($x){$x}', 'returned an unsupported result type.'],
    ['$sum', 'returned an unsupported result type.'],
    ['[function(){1}]', 'returned an unsupported result type.'],
    ['$randomSeeded(1)', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$eval', 'returned nothing (undefined).'],
    ['$error("no stock")', 'threw an error during evaluation. D3137: no stock'],
    [
      '$sum(["a"])',
      'threw an error during evaluation. T0412: Argument 1 of function "sum" must be an array of "numbers"',
    ],
    [
      'true and $sum("a")',
      'threw an error during evaluation. T0412: Argument 1 of function "and" must be an array of "numbers"',
    ],
    ['sum([1])', 'threw an error during evaluation. T1005: Attempted to invoke a non-function. Did you mean $sum?'],
    [
      '1 < "a"',
      'threw an error during evaluation. T2009: The values 1 and "a" either side of operator "<" must be of the same data type',
    ],
    ['1/0 + 1', 'threw an error during evaluation. D1001: Number out of range: null'],
    [
      '$formatNumber(1, "x")',
      'threw an error during evaluation. D3086: The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character',
    ],
    [
      '[1..1e9]',
      'threw an error during evaluation. D2014: The size of the sequence allocated by the range operator (..) must not exceed 1e6.  Attempted to allocate 1000000000.',
    ],
    ['$base64decode("!!!")', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
    ['$contains("a", $nothing)', 'threw an internal error during evaluation. 0019334c-6680-49b3-8ce6-0019334c6680'],
    ['$substring(?, 0)', 'returned an unsupported result type.'],
    [
      '$states.input ~> |$|1|',
      'threw an error during evaluation. T2011: The insert/update clause of the transform expression must evaluate to an object: 1',
    ],
  ])('%s %s', (expression, fault) => {
    expect(fail(`{%  ${expression} %}`)).toEqual(
      errorOf(`The JSONata expression '${expression}' specified for the field 'Output' ${fault}`),
    );
  });

  test.each<[Json, string]>([
    [{ result: '{% $no %}' }, 'Output/result'],
    [{ a: { b: [1, ['{% $no %}']] } }, 'Output/a/b[1][0]'],
    [['{% 1 %}', '{% $no %}'], 'Output[1]'],
  ])('%j fails at %s', (value, location) => {
    expect(fail(value)).toEqual(
      errorOf(
        `The JSONata expression '$no' specified for the field '${location}' returned nothing (undefined).`,
        location,
      ),
    );
  });

  test('the first expression that fails is the one reported', () => {
    expect(fail({ b: '{% 1 %}', a: '{% $first %}', c: '{% $second %}' })).toMatchObject({ location: 'Output/a' });
    expect(fail('{% {"a": 1 + "x", "b": $uppercase(1)} %}')).toMatchObject({
      sentence: expect.stringContaining('T2002'),
    });
  });

  test('a mistake of the test is not turned into an error of the workflow', () => {
    const bindings = bindingsOf({});
    const mistake = new HarnessError('no such thing');
    const broken = {
      ...bindings,
      now: (): never => {
        throw mistake;
      },
    };
    expect(() => compileJsonata('{% $now() %}', 'Output').evaluate(broken)).toThrow(mistake);
    expect(() => compileJsonata('{% [1]#$i.$now() %}', 'Output').evaluate(broken)).toThrow(mistake);
  });
});

describe('limits', () => {
  const timeLimit = 'Expression evaluation timeout: Check for infinite loop';
  const memoryLimit = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';
  const depthLimit =
    'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';

  const recursion = (calls: number): string => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x - 1) }; $f(${calls}))`;
  const doubling = (times: number): string =>
    `($p := function($s, $n){ $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p("x", ${times})))`;

  test.each<[string, Json]>([
    [recursion(31), 31],
    [`1${'+1'.repeat(99)}`, 100],
    [`${'('.repeat(99)}1${')'.repeat(99)}`, 1],
    [`1${'~>$string'.repeat(99)}`, '1'],
    ['[1..873782] ~> $count()', 873_782],
    ['$count($range(1, 360145, 1))', 360_145],
    [doubling(22), 4_194_304],
    ['$sum($map([1..200000], function($v){ $v * 2 }))', 40_000_200_000],
    [`$length($pad('', 262144, 'é'))`, 262_144],
    [`$length($pad('', 131072, 'x') & $pad('', 131073, 'x'))`, 262_145],
    [`$length($pad($pad('', 131072, 'x'), 262145, 'x'))`, 262_145],
    [`$length($join([$pad('', 131072, 'x'), $pad('', 131073, 'x')]))`, 262_145],
  ])('AWS accepts it: %s', (expression, result) => {
    expect(evaluate(`{% ${expression} %}`)).toEqual(result);
  });

  test.each<[string, string]>([
    [recursion(32), depthLimit],
    [`1${'+1'.repeat(100)}`, depthLimit],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, depthLimit],
    [`${'['.repeat(100)}1${']'.repeat(100)}`, depthLimit],
    [`1${'~>$string'.repeat(100)}`, depthLimit],
    ['[1..873783] ~> $count()', memoryLimit],
    ['$sum([1..900000])', memoryLimit],
    ['$range(1, 360146, 1)', memoryLimit],
    ['$range(1, 1e15, 1)', memoryLimit],
    [doubling(23), memoryLimit],
    [`$length($pad('', 262145, 'x'))`, memoryLimit],
    ['($f := function($x){ $f($x + 1) }; $f(1))', timeLimit],
  ])('AWS refuses it: %s', (expression, limit) => {
    expect(fail(`{% ${expression} %}`)).toEqual(
      errorOf(
        `The JSONata expression '${expression}' specified for the field 'Output' threw an error during evaluation: ${limit}`,
      ),
    );
  });

  /** Each ran for seconds when steps were counted, and not the work in them. */
  test.each([
    '$map([1..60], function(){ $distinct([1..800000]) })[0][0]',
    '($b := [1..800000]; $count([1..3000][(-$) in $b]))',
    '$map([1..3000], function(){ $keys($states.input.o) })[0][0]',
    '$map([1..1000], function(){ $merge([$states.input.o, $states.input.o]) })[0]',
    '($a := [1..800000]; $b := [1..800000]; $map([1..1000], function(){ $a = $b })[0])',
    '($b := [1..800000]; $map([1..600], function(){ [$b or false] })[0])',
    '$map([1..100], function(){ "" & $states.input.o })[0]',
    '$map([1..100], function(){ $string($states.input.o) })[0]',
    '$reduce([1..100000], function($a, $i){ $append($a, $i) }, [])[0]',
    '$map([1..100000], function(){ $states.input.a#$i[$i = 3] })[0]',
    '$map([1..100000], function(){ $states.input ~> |$|{"x": 2}| })[0].x',
    `$map([1..500000], function(){ 1${' + 1'.repeat(90)} })[0]`,
    '$map([1..1000], function(){ $contains("aaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/) })[0]',
    '$map([1..100000], function(){ $contains($pad("", 900, "a"), /a*b/) })[0]',
    '$map([1..100000], function(){ $contains($pad("", 60, "a"), /a*a*b/) })[0]',
    '$map([1..100000], function(){ $toMillis($pad("x", -160, "1"), "[Y][M][D][H]") })[0]',
    '$map([1..100000], function(){ $length($states.input.s) })[0]',
    '$map([1..100000], function(){ $sort($states.input.a) })[0][0]',
    '$map([1..100000], function(){ $hash($states.input.s, "SHA-512") })[0]',
  ])('what counts is the work that is done: %.60s', (expression) => {
    const names = Array.from({ length: 20_000 }, (_, index) => `k${index}`);
    const input = {
      o: Object.fromEntries(names.map((name) => [name, 1])),
      a: names,
      s: 'text '.repeat(20_000),
      t: 'text '.repeat(20_001),
    };
    const options = { maxWork: maxWork / 20 };
    expect((fail(`{% ${expression} %}`, input, options) as { sentence: string }).sentence).toContain(`: ${timeLimit}`);
  });

  /** Heavy, as real ones are: each takes the library less than half a second. */
  test.each<[string, Json]>([
    ['($all := $merge($states.input.items.{id: $}); $count($states.input.items.$lookup($all, id)))', 500],
    ['$count($states.input.items[id in $states.input.ids])', 500],
    ['$count($map($states.input.items[[0..299]], function($i){ $states.input.items[id = $i.id] }))', 300],
    ['$count($sort($states.input.items, function($a, $b){ $a.total > $b.total }))', 500],
    ['$count($keys($states.input.items{$string(total): $count($)}))', 100],
    ['$count($reduce($states.input.items, function($a, $i){ $append($a, $i.id) }, []))', 500],
    ['$count($map($states.input.items, function($i){ $formatNumber($i.total, "#,##0.00") }))', 500],
    ['$count($map($states.input.items, function($i){ $match($i.id, /([a-z]+)-([0-9]+)/).groups[1] }))', 500],
    ['$count(($states.input ~> |items|{"double": total * 2}|).items)', 500],
    ['$count($distinct($states.input.items.total))', 100],
    ['$length($string($states.input))', 28_249],
  ])('within the limit: %s', (expression, result) => {
    const items = Array.from({ length: 500 }, (_, index) => ({
      id: `item-${index}`,
      total: index % 100,
      tags: ['a', 'b'],
    }));
    const input = { items, ids: items.map(({ id }) => id) };
    expect(evaluate(`{% ${expression} %}`, input)).toEqual(result);
  });

  test.each<[string, string]>([
    ['$contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/)', timeLimit],
    ['$replace($pad("", 200000, "a"), /a+b/, "x")', timeLimit],
    ['$map([1..800000], function($v){ $string($v) & $string($v) & $string($v) })', timeLimit],
    ['($a := [1..800000]; $a.($a))', memoryLimit],
    ['($p := function($s, $n){ $n = 0 ? $s : $p({"a": $s, "b": $s}, $n - 1) }; $string($p("x", 60)))', memoryLimit],
    ['($p := function($s, $n){ $n = 0 ? $s : $p([[$s], [$s]], $n - 1) }; $p(1, 60) = 1)', memoryLimit],
    ['$map([1..1000], function(){ [[1..800000]] }){"k": $count($)}', timeLimit],
    ['$join($map([1..36], function(){ $pad("", 200000, "x") }))', memoryLimit],
    ['$replace($pad("", 200000, "a"), "a", $pad("", 200000, "b"))', memoryLimit],
    [
      '$toMillis("1111111111111111111111111111111111111111x", "[Y][M][D][Y][M][D][Y][M][D][Y][M][D][Y][M][D][Y][M][D]Z")',
      timeLimit,
    ],
  ])('it ends: %s', (expression, limit) => {
    // How much work there may be at all is tested above; less of it takes less time.
    const options = limit === timeLimit ? { maxWork: maxWork / 20 } : {};
    const { sentence } = fail(`{% ${expression} %}`, {}, options) as { sentence: string };
    expect(sentence).toBe(
      `The JSONata expression '${expression}' specified for the field 'Output' threw an error during evaluation: ${limit}`,
    );
  });
});
