import fc from 'fast-check';
import { compileClosure } from '../../../../../src/language/expressions/jsonata/closures/compileClosure';
import { EngineExpression } from '../../../../../src/language/expressions/jsonata/engine/EngineExpression';
import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { findReferences } from '../../../../../src/language/expressions/jsonata/syntax/references';
import { toPlain, UnsupportedResult } from '../../../../../src/language/expressions/jsonata/values/toPlain';
import { toCompactText, type Json } from '../../../../../src/util/json';
import { bindingsOf } from '../bindings';
import { cases, order } from '../cases';
import { expressions, inputs } from '../expressions';

/** What an evaluation came to: the JSON text, or the error with its text. Members in their order. */
type Outcome = string;

async function outcomeOf(evaluate: () => unknown): Promise<Outcome> {
  try {
    const result = await evaluate();
    return result === undefined ? 'nothing' : toCompactText(result as Json);
  } catch (error) {
    if (error instanceof UnsupportedResult) return 'a function';
    const { code, message } = error as { code?: unknown; message: string };
    return typeof code === 'string' ? `${code}: ${message}` : 'an internal error';
  }
}

const variablesOf = (input: Json): Record<string, Json> => ({ v: [input, { a: 1 }], w: 'text' });

/** The library as it comes from npm, without any of our limits and replacements. */
function evaluateBare(text: string, input: Json): Promise<unknown> {
  const states = { input, context: { State: { Name: 'Here' } } };
  const result = parseExpression(text).evaluate(undefined, { states, ...variablesOf(input) });
  return result.then((value) => toPlain(value, () => false));
}

/** The library within our limits, which evaluates one member after the other. */
function evaluateInEngine(text: string, input: Json): Promise<unknown> {
  const expression = parseExpression(text);
  const engine = new EngineExpression(expression, findReferences(expression.ast()));
  return engine.evaluate(bindingsOf(input, { variables: variablesOf(input) }));
}

/** Some generated texts group twice or filter a group, which is no expression. */
function canBeRead(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}

const copy = (value: Json): Json => structuredClone(value);

test('thousands of generated expressions come to what the library makes of them, errors included', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(expressions, inputs as fc.Arbitrary<Json>, async (text, input) => {
      fc.pre(canBeRead(text));
      const closure = compileClosure(parseExpression(text).ast());
      if (closure === undefined) return;
      compared++;
      const before = toCompactText(input);
      const outcome = await outcomeOf(() => closure(bindingsOf(input, { variables: variablesOf(input) })));
      expect(toCompactText(input)).toBe(before);
      const theirs = copy(input);
      const bare = await outcomeOf(() => evaluateBare(text, theirs));
      // Left alone, the library writes into the data that it is given, and then reads what it has written.
      if (outcome === bare || toCompactText(theirs) !== before) return;
      // Where several members fail, the library alone reports the one that fails soonest, not the first.
      expect({ text, input, outcome }).toEqual({
        text,
        input,
        outcome: await outcomeOf(() => evaluateInEngine(text, copy(input))),
      });
      expect(bare).toMatch(/^([A-Z]\d{4}: |an internal error)/);
    }),
    { numRuns: 4000 },
  );
  expect(compared).toBeGreaterThan(3800);
}, 60_000);

test.each(cases)('%s', async (text, result) => {
  const expected = result === undefined ? 'nothing' : toCompactText(result);
  const closure = compileClosure(parseExpression(text).ast());
  const outcomes = [
    await outcomeOf(() => evaluateBare(text, copy(order))),
    await outcomeOf(() => evaluateInEngine(text, order)),
    ...(closure === undefined ? [] : [await outcomeOf(() => closure(bindingsOf(order)))]),
  ];
  expect(outcomes).toEqual(outcomes.map(() => expected));
});

test.each(['$x@$y.a', '$x#$i.a', '$x.a.%.b', '$x ~> |a|{"b": 1}|', '$substring(?, 1)', '($states := 1)'])(
  'only the library evaluates %s',
  (text) => {
    expect(compileClosure(parseExpression(text).ast())).toBeUndefined();
  },
);

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
    const closure = compileClosure(parseExpression(text).ast())!;
    expect([
      await outcomeOf(() => closure(bindingsOf({}))),
      await outcomeOf(() => evaluateInEngine(text, {})),
      await outcomeOf(() => evaluateBare(text, {})),
    ]).toEqual([outcome, outcome, outcome]);
  });
});
