import { evaluateWithLibrary, outcomeOf } from '../judge';
import { closureOutcome } from './evaluate';

const input = { a: { b: [1, [2, { c: 3 }]], d: 'x' }, e: [], 'odd name': 7, f: [[[4]]], n: null };

test.each([
  ['5', '5'],
  ['"text"', '"text"'],
  ['null', 'null'],
  ['$', 'nothing'],
  ['$nothing', 'nothing'],
  ['($x := 3; $x)', '3'],
  ['a', 'nothing'],
  ['$states.input.a.d', '"x"'],
  ['$states.input.`odd name`', '7'],
  ['$states.input.a.b.c', '3'],
  ['$states.input.n', 'null'],
  ['$states.input.n.x', 'nothing'],
  ['$states.input.a.d.x', 'nothing'],
  ['$states.result', 'nothing'],
  ['$states.input.a.*', '[1,2,{"c":3},"x"]'],
  ['$states.input.f.*', '[4]'],
  ['$states.input.e.*', 'nothing'],
  ['$states.input.a.d.*', 'nothing'],
  ['$states.input.a.**', '[{"b":[1,[2,{"c":3}]],"d":"x"},1,2,{"c":3},3,"x"]'],
  ['$states.input.e.**', 'nothing'],
  ['$states.input.`odd name`.**', '7'],
  ['$states.input.**.c', '3'],
  ['$states.input.a.b.%.d', '["x","x"]'],
  ['$match("aXbX", /x/i).index', '[1,3]'],
])('%s', async (text, expected) => {
  const states = { input: structuredClone(input) };
  const library = await outcomeOf(() => evaluateWithLibrary(text, { states }));
  expect([await closureOutcome(text, input), library]).toEqual([expected, expected]);
});

test('only own members are data, unlike in the library', async () => {
  const states = { input: {} };
  expect([
    await closureOutcome('$states.input.toString', {}),
    await outcomeOf(() => evaluateWithLibrary('$states.input.toString', { states })),
  ]).toEqual(['nothing', 'a function']);
});

test('an expression that nests too deep fails, instead of the process', async () => {
  expect(await closureOutcome('($f := function($n){ 1 + $f($n) }; $f(1))')).toBe('an internal error');
});
