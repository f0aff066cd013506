import { LimitExceeded } from '../../../../../src/language/expressions/jsonata/bounds/limits';
import { Evaluation, ownBindings } from '../../../../../src/language/expressions/jsonata/closures/Evaluation';
import { sequence } from '../../../../../src/language/expressions/jsonata/values/sequences';
import { parseJson, toText } from '../../../../../src/util/json';
import { bindingsOf } from '../bindings';

/** The limit that is exceeded, if one is. */
function limitOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    if (error instanceof LimitExceeded) return error.limit;
    throw error;
  }
  return undefined;
}

test('work is counted up to the limit; what is no number is too much', () => {
  const run = new Evaluation({ ...bindingsOf({}), maxWork: 10 });
  run.step(9);
  run.step();
  expect(limitOf(() => run.step())).toBe('time');
  expect(limitOf(() => new Evaluation(bindingsOf({})).step(NaN))).toBe('time');
});

test('strings are counted together, values each for itself', () => {
  const run = new Evaluation(bindingsOf({}));
  const text = 'x'.repeat(200_000);
  let kept = 0;
  const limit = limitOf(() => {
    for (; kept < 100_000; kept++) run.keep(text);
  });
  expect([limit, kept > 5]).toEqual(['memory', true]);
  const large = Array.from({ length: 100 }, () => text);
  expect(limitOf(() => new Evaluation(bindingsOf({})).keep(large))).toBe('memory');
  const small = [1, { a: 2 }];
  expect(new Evaluation(bindingsOf({})).keep(small)).toBe(small);
});

test('what the expression has made is not foreign', () => {
  const run = new Evaluation(bindingsOf({}));
  const [data, made, noted] = [[1], [2], [3]];
  run.keep(made);
  run.note(noted);
  expect([data, made, noted, sequence(), { next: () => 1 }].map((value) => run.isForeign(value))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  run.changesData();
  expect(run.isForeign(data)).toBe(false);
});

test('$states has the members that are there, in the order of AWS', () => {
  const states = { input: 1, context: () => ({ c: 2 }), errorOutput: { Error: 'E' } };
  const run = new Evaluation({ ...bindingsOf({}), states });
  expect([JSON.stringify(run.statesObject()), run.statesObject() === run.statesObject()]).toEqual([
    '{"input":1,"context":{"c":2},"errorOutput":{"Error":"E"}}',
    true,
  ]);
  const names = ['input', 'context', 'result', 'errorOutput', 'other'];
  expect(names.map((name) => run.statesMember(name))).toEqual([1, { c: 2 }, undefined, { Error: 'E' }, undefined]);
});

test('each evaluation has its own built-ins, the same one each time', () => {
  const [one, two] = [new Evaluation(bindingsOf({})), new Evaluation(bindingsOf({}))];
  expect([one.builtIn('sum') === one.builtIn('sum'), one.builtIn('sum') === two.builtIn('sum')]).toEqual([true, false]);
});

test('own bindings are copies, each made once when it is read', () => {
  const input = parseJson('{"deep": {"list": [1.5]}, "__proto__": 1}');
  let reads = 0;
  const given = bindingsOf(input, { variables: { v: [1] } });
  const own = ownBindings({ ...given, variable: (name) => (reads++, given.variable(name)) });
  expect(reads).toBe(0);
  const copy = own.states.input as { deep: { list: number[] } };
  expect([toText(copy as never), copy === own.states.input, (copy as unknown) === input]).toEqual([
    '{"deep":{"list":[1.5]},"__proto__":1}',
    true,
    false,
  ]);
  copy.deep.list.push(2);
  expect(toText(input)).toBe('{"deep": {"list": [1.5]}, "__proto__": 1}');
  expect([own.variable('v'), own.variable('v') === own.variable('v'), own.variable('none'), reads]).toEqual([
    [1],
    true,
    undefined,
    2,
  ]);
});
