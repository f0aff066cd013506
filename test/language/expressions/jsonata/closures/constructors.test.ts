import { evaluateWithLibrary, outcomeOf } from '../judge';
import { closureOutcome } from './evaluate';

const input = {
  lines: [
    { sku: 'a', price: 1, tags: ['x', 'y'] },
    { sku: 'b', price: 2, tags: [] },
    { sku: 'a', price: 3, tags: ['z'] },
  ],
  empty: [],
  one: [5],
};

/** The outcome here and in the library. */
async function outcomes(text: string): Promise<readonly string[]> {
  const states = { input: structuredClone(input) };
  const here = closureOutcome(text, input);
  return [await here, await outcomeOf(() => evaluateWithLibrary(text, { states }))];
}

test.each([
  ['-5', '-5'],
  ['-$states.input.one', 'D1002: Cannot negate a non-numeric value: [5]'],
  ['-$nothing', 'nothing'],
  ['-"x"', 'D1002: Cannot negate a non-numeric value: "x"'],
  ['[]', '[]'],
  ['[1, [2, 3], $nothing, "x"]', '[1,[2,3],"x"]'],
  ['[$states.input.one, 6, $states.input.empty]', '[5,6]'],
  ['[$states.input.lines.price]', '[1,2,3]'],
  ['[[$states.input.lines.price]]', '[[1,2,3]]'],
  ['$states.input.lines.[sku, price]', '[["a",1],["b",2],["a",3]]'],
  ['{}', '{}'],
  ['{"a": 1, "b": $nothing, "c": null}', '{"a":1,"c":null}'],
  ['{$nothing: 1}', '{}'],
  ['{"b": 1, "2": 2, "a": 3, "1": 4}', '{"1":4,"2":2,"b":1,"a":3}'],
  ['{5: 1}', 'T1003: Key in object structure must evaluate to a string; got: 5'],
  ['$states.input.lines{sku: price}', '{"a":[1,3],"b":2}'],
  ['$states.input.lines{sku: $sum(price)}', '{"a":4,"b":2}'],
  ['$states.input.lines{sku: tags}', '{"a":["x","y","z"],"b":[]}'],
  ['$states.input.lines{sku: price, $uppercase(sku): sku}', '{"a":[1,3],"A":["a","a"],"b":2,"B":"b"}'],
  ['$states.input.lines{sku: price, "a": 1}', 'D1009: Multiple key definitions evaluate to same key: "a"'],
  ['$states.input.empty{"n": $count($)}', '{"n":0}'],
  ['$states.input.lines#$i{sku: $i}', '{"a":[0,2],"b":1}'],
  ['$states.input.lines@$l{$l.sku: $l.price}', '{"a":[1,3],"b":2}'],
])('%s', async (text, expected) => {
  expect(await outcomes(text)).toEqual([expected, expected]);
});

test('__proto__ is a member like any other, unlike in the library', async () => {
  expect(await outcomes('{"__proto__": 1}')).toEqual(['{"__proto__":1}', '{}']);
});

test('grouping leaves the data as it is', async () => {
  expect(await outcomes('($states.input.empty{"n": 1}; $count($states.input.empty))')).toEqual([
    '0',
    expect.anything(),
  ]);
  expect(input.empty).toEqual([]);
});
