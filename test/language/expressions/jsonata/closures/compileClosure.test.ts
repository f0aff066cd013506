import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { compileClosure } from '../../../../../src/language/expressions/jsonata/closures/compileClosure';
import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { toCompactText, type Json } from '../../../../../src/util/json';
import { bindingsOf } from '../bindings';
import { cases, order } from '../cases';
import { expressions, inputs } from '../expressions';
import { evaluateWithLibrary, outcomeOf, type Outcome } from '../judge';

const variablesOf = (input: Json): Record<string, Json> => ({ v: [input, { a: 1 }], w: 'text' });

function byLibrary(text: string, input: Json, inOrder = false): Promise<Outcome> {
  const states = { input, context: { State: { Name: 'Here' } } };
  return outcomeOf(() => evaluateWithLibrary(text, { states, ...variablesOf(input) }, { inOrder }));
}

function byClosure(text: string, input: Json, variables: Record<string, Json> = {}): Promise<Outcome> {
  const evaluate = compileClosure(parseExpression(text));
  return outcomeOf(() => evaluate(bindingsOf(input, { variables })));
}

/** Some generated texts group twice or filter a group, which is not an expression. */
function canBeRead(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}

const isFailure = (outcome: Outcome): boolean => /^([A-Z]\d{4}: |an internal error)/.test(outcome);

const copy = (value: Json): Json => structuredClone(value);

/**
 * Differences that are meant. Left alone, the library writes into the data that it is given, and then reads what it has
 * written; and it adds what functions and JavaScript's objects inherit to what data has.
 */
test('generated expressions give the results of the library, including errors', async () => {
  const runs = Number(process.env['STEPMILL_GENERATED_EXPRESSIONS'] ?? 500);
  await fc.assert(
    fc.asyncProperty(expressions, inputs as fc.Arbitrary<Json>, async (text, input) => {
      fc.pre(canBeRead(text));
      const before = toCompactText(input);
      const outcome = await byClosure(text, input, variablesOf(input));
      expect(toCompactText(input)).toBe(before);
      const theirs = copy(input);
      const bare = await byLibrary(text, theirs);
      if (outcome === bare || !isDeepStrictEqual(theirs, input)) return;
      // Where several members fail, the library alone reports the one that fails soonest, not the first. What is grouped
      // behind a binding cannot be held back.
      if (isFailure(bare) && isFailure(outcome) && /[#@%]/.test(text)) return;
      const inOrder = await byLibrary(text, copy(input), true);
      expect({ text, input, outcome }).toEqual({ text, input, outcome: inOrder });
      expect(isFailure(bare)).toBe(true);
    }),
    { numRuns: runs },
  );
}, 3_600_000);

test.each(cases)('%s', async (text, result) => {
  const expected = result === undefined ? 'nothing' : toCompactText(result);
  const states = { input: copy(order), context: { State: { Name: 'Here' } } };
  const outcomes = [
    await outcomeOf(() => evaluateWithLibrary(text, { states })),
    await outcomeOf(() => evaluateWithLibrary(text, { states }, { inOrder: true })),
    await byClosure(text, order),
  ];
  expect(outcomes).toEqual(outcomes.map(() => expected));
});

/** The library writes into what it is given: it marks arrays, fills empty ones, and notes names on what it calls. */
test.each<[string, Json]>([
  ['$states.input.a[]', { a: [[1]] }],
  ['($states.input.a)[]', { a: [1] }],
  ['$states.input.a{"k": $count($)}', { a: [] }],
  ['$states.input.a.{"k": 1}', { a: [[], [[]]] }],
  ['$states.input.a(1)', { a: { b: 1 } }],
  ['$states.input.a.b(1)', { a: { b: {} } }],
  ['($f := $states.input.a; $f(1))', { a: {} }],
  ['$states.input.a.__defineGetter__("b", function(){ 1 })', { a: {} }],
  ['$reverse($states.input.a)[]', { a: [1] }],
  ['$states.input.a#$i[]', { a: [1] }],
  ['$states.input.a#$i{"k": $count($)}', { a: [] }],
])('%s leaves the data as it is', async (text, input) => {
  const frozen = deepFreeze(copy(input));
  await byClosure(text, frozen);
  expect(frozen).toEqual(input);
});

describe('what JavaScript knows of objects is not data', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s', async (name) => {
    expect(await byClosure(`$states.input.${name}`, {})).toBe('nothing');
    expect(await byClosure(`$lookup($states.input, "${name}")`, {})).toBe('nothing');
    expect(await byClosure(`$states.input#$i.${name}`, {})).toBe('nothing');
  });

  test('data that looks like a function of the library is data', async () => {
    const input = { _jsonata_lambda: true, thunk: true, body: { type: 'path' }, arguments: [] };
    expect(await byClosure('[$states.input]', input)).toBe(toCompactText([input]));
  });
});

describe('results are JSON', () => {
  test.each<[string, Outcome]>([
    ['"abc" ~> /b/', 'a function'],
    ['{"m": "abc" ~> /b/}', 'a function'],
    ['("abc" ~> /b/).groups', '[]'],
    ['("abc" ~> /(x)|b/).groups', '[null]'],
    ['$match("abcb", /(x)|b/)', '[{"match":"b","index":1,"groups":[null]},{"match":"b","index":3,"groups":[null]}]'],
    ['$match("abc", /(x)|b/).groups[]', '[null]'],
  ])('%s', async (text, outcome) => {
    expect(await byClosure(text, {})).toBe(outcome);
  });
});

test('evaluates members one by one, and reports the first failing one', async () => {
  expect(await byClosure('[$random(), {"a": $random(), "b": [$random(), $random()]}, $random()]', {})).toBe(
    '[0,{"a":0.1,"b":[0.2,0.3]},0.4]',
  );
  expect(await byClosure('[1, $error("first"), [$error("second")]]', {})).toBe('D3137: first');
});

describe('quirks of the library that are kept', () => {
  test.each<[string, Outcome]>([
    // A function that ends with a call hands its functions over as they are, and some built-ins cannot call them then.
    ['($f := function($a){ $map($a, $string) }; $f([1]))', 'an internal error'],
    ['($f := function($a){ $map($a, function($x){ $x + 1 }) }; $f([1]))', '2'],
    ['($f := function($a){ $sort($a, function($l, $r){ $l > $r }) }; $f([2, 1]))', 'an internal error'],
    ['($f := function($a){ [$sort($a, function($l, $r){ $l > $r })] }; $f([2, 1]))', '[1,2]'],
    ['($f := function(){ $nothing(1) }; $f())', 'an internal error'],
    ['null(1)', 'an internal error'],
    // A chain calls its functions by the names of the library's own definition.
    ['($uppercase ~> $sum)("a")', 'T0412: Argument 1 of function "g" must be an array of "numbers"'],
    ['function($x)<n:n>{ $x }("a")', 'T0410: Argument 1 of function undefined does not match function signature'],
    // Filters behind a call to the right of ~> do not count.
    ['[1, 2] ~> $append([3])[0]', '[1,2,3]'],
    // Nothing as a replacement is the word for it.
    ['$replace("abc", "b", $nothing)', '"aundefinedc"'],
    ['{"2": "b", "x": 1, "1": "a"}', '{"1":"a","2":"b","x":1}'],
    ['[1] = {"0": 1, "length": 1}', 'true'],
  ])('%s', async (text, outcome) => {
    expect([await byClosure(text, {}), await byLibrary(text, {})]).toEqual([outcome, outcome]);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
