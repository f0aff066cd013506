import { compileJsonata } from '../../../../../src/language/expressions/jsonata/compileJsonata';
import { EngineExpression } from '../../../../../src/language/expressions/jsonata/engine/EngineExpression';
import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { findReferences } from '../../../../../src/language/expressions/jsonata/syntax/references';
import { toPlain } from '../../../../../src/language/expressions/jsonata/values/toPlain';
import { toCompactText, type Json } from '../../../../../src/util/json';
import { bindingsOf } from '../bindings';
import { order } from '../cases';

// Some expressions are there to take as long as they are let.
jest.setTimeout(60_000);

type Options = Parameters<typeof bindingsOf>[1];

function evaluate(text: string, input: Json = {}, options: Options = {}): Promise<Json | undefined> {
  const expression = parseExpression(text);
  return new EngineExpression(expression, findReferences(expression.ast())).evaluate(bindingsOf(input, options));
}

async function failure(text: string, input: Json = {}): Promise<unknown> {
  const error = (await evaluate(text, input).catch((reason: unknown) => reason)) as Record<string, unknown>;
  return { code: error['code'], message: error['message'] };
}

describe('what only the library evaluates', () => {
  test.each([
    '$states.input.order.lines@$l.{"s": $l.sku, "same": [$states.input.tags[$ = $l.type]]}',
    '$states.input.order.lines@$l#$i[$i > 0].{"i": $i, "l": $l.sku}',
    '$states.input.order.lines#$i[price > 1].{"i": $i, "sku": sku}',
    '$states.input.order.lines.sku.{"sku": $, "all": $count(%.%.lines)}',
    '$states.input ~> |order.lines|{"total": price * qty}, ["qty", "type"]|',
    '$states.input.order ~> |$|{"none": 1}|',
    '($third := $substring(?, 2, 1); $map(["abc", "defg"], $third))',
    '($add := function($a, $b){ $a + $b }; $one := $add(?, 1); $one(5))',
    '(lines; $states.input.order.lines@$l.($replace($l.sku, /p(\\d)/, "$1-")))',
    '($states.input.order.lines@$l.$l.price; [1..3])',
    '$sort($states.input.order.lines@$l.$l.price)',
    '$sort($states.input.order.lines@$l.$l, function($a, $b){ $a.price > $b.price }).sku',
  ])('%s', async (text) => {
    const bare = await parseExpression(text).evaluate(undefined, { states: { input: structuredClone(order) } });
    const before = toCompactText(order);
    expect(toCompactText((await evaluate(text, order))!)).toBe(toCompactText(toPlain(bare, () => false)!));
    expect(toCompactText(order)).toBe(before);
  });
});

/** The library writes into what it is given. */
describe('data is never changed', () => {
  test.each<[string, Json]>([
    ['$states.input.a[]', { a: [[1]] }],
    ['($states.input.a)[]', { a: [1] }],
    ['$states.input.a{"k": $count($)}', { a: [] }],
    ['$states.input.a.{"k": 1}', { a: [[], [[]]] }],
    ['$states.input.a(1)', { a: { b: 1 } }],
    ['$states.input.a.b(1)', { a: { b: {} } }],
    ['($f := $states.input.a; $f(1))', { a: {} }],
    ['($clone := function($x){ $x }; $states.input ~> |a|{"b": 2}|)', { a: { b: 1 } }],
    ['$states.input.a.__defineGetter__("b", function(){ 1 })', { a: {} }],
    ['$reverse($states.input.a)[]', { a: [1] }],
  ])('%s', async (text, input) => {
    const frozen = deepFreeze(structuredClone(input));
    await evaluate(text, frozen).catch(() => undefined);
    expect(frozen).toEqual(input);
    const template = compileJsonata(`{% ${text} %}`, 'Output');
    if (template.synchronous) await template.evaluateAsync(bindingsOf(frozen)).catch(() => undefined);
    expect(frozen).toEqual(input);
  });

  test('what every JavaScript object inherits is no member of data', async () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect([name, await evaluate(`$states.input.${name}`)]).toEqual([name, undefined]);
      expect([name, await evaluate(`$lookup($states.input, "${name}")`)]).toEqual([name, undefined]);
    }
  });

  test('data that looks like a function of the library is data', async () => {
    const input = { _jsonata_lambda: true, thunk: true, body: { type: 'path' }, arguments: [] };
    expect(await evaluate('[$states.input]', input)).toEqual([input]);
    expect(compileJsonata('{% $states.input.thunk %}', 'Output').evaluate(bindingsOf(input))).toBe(true);
  });
});

describe('order', () => {
  test('members are evaluated one after the other, also those of nested arrays and objects', async () => {
    expect(await evaluate('[$random(), {"a": $random(), "b": [$random(), $random()]}, $random()]')).toEqual([
      0,
      { a: 0.1, b: [0.2, 0.3] },
      0.4,
    ]);
  });

  test('the first member that fails is the one reported, and the others are left alone', async () => {
    expect(await failure('[1, $error("first"), [$error("second")], $error("third")]')).toEqual({
      code: 'D3137',
      message: 'first',
    });
  });

  test('members do not count as nested in each other', async () => {
    const members = Array.from({ length: 150 }, (_, index) => `[$string(${index})]`).join(', ');
    expect(await evaluate(`$count([${members}])`)).toBe(150);
    const text = '$map([1..300], function($i){ {"a": $i, "b": [$i, $string($i)]} })';
    expect(await evaluate(`$count(${text})`)).toBe(300);
  });

  test('expressions that are evaluated at the same time wait for each other', async () => {
    const results = ['[$random()]', '$states.input & 1', '$count([1..5000][$ % 2 = 0])'].map((text, index) =>
      evaluate(text, index),
    );
    expect(await Promise.all(results)).toEqual([[0], '11', 2500]);
  });
});

describe('limits', () => {
  const endless = '($f := function($x){ $f($x + 1) }; $f(1))';

  test('an endless recursion ends, and timers have their turn meanwhile', async () => {
    let turns = 0;
    const count = (): void => {
      turns++;
      timer = setTimeout(count, 1);
    };
    let timer = setTimeout(count, 1);
    expect(await failure(endless)).toEqual({
      code: undefined,
      message: 'Expression evaluation timeout: Check for infinite loop',
    });
    clearTimeout(timer);
    expect(turns).toBeGreaterThan(10);
  });

  test('the next expression is not affected', async () => {
    const [, result] = await Promise.all([failure(endless), evaluate('1 + 1')]);
    expect(result).toBe(2);
  });

  test.each([
    ['[1..900000]', 'memory'],
    ['$range(1, 1000000, 1)', 'memory'],
    ['$pad("", 300000)', 'memory'],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, 'depth'],
    ['($f := function($x){ 1 + $f($x) }; $f(1))', 'depth'],
    ['($f := function($x){ [$f($x), $f($x)] }; $f(1))', 'depth'],
    ['($f := function($x){ {"a": $f($x), "b": $f($x)} }; $f(1))', 'depth'],
    ['$reduce([1..60], function($a, $b){ {"x": $a, "y": $a} }, 1)', 'memory'],
    ['$reduce([1..60], function($a, $b){ [[$a], [$a]] }, 1)', 'memory'],
    ['$reduce([1..60], function($a, $b){ $a & $a }, "xx")', 'memory'],
    ['$reduce([1..60], function($a, $b){ $append($a, $a) }, [1, 2])', 'memory'],
  ])('%s is ended by the limit on %s', async (text, limit) => {
    const error = (await evaluate(text).catch((reason: unknown) => reason)) as { limit: string };
    expect(error.limit).toBe(limit);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
