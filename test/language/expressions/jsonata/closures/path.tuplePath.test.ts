import type { Json } from '../../../../../src/util/json';
import { evaluateWithLibrary, outcomeOf } from '../judge';
import { order } from '../cases';
import { closureOutcome } from './evaluate';

/** As the library has it, and the text of it. */
async function expectOutcome(text: string, input: Json, outcome: string): Promise<void> {
  const states = { input: structuredClone(input), context: { State: { Name: 'Here' } } };
  expect([await closureOutcome(text, input), await outcomeOf(() => evaluateWithLibrary(text, { states }))]).toEqual([
    outcome,
    outcome,
  ]);
}

test.each([
  ['$states.input.order.lines@$l.{"s": $l.sku, "same": [$states.input.tags[$ = "b"]]}'],
  ['$states.input.order.lines@$l#$i[$i > 0].{"i": $i, "l": $l.sku}'],
  ['$states.input.order.lines#$i[price > 1].{"i": $i, "sku": sku}'],
  ['$states.input.order.lines[price > 1]#$i.{"i": $i, "sku": sku}'],
  ['$states.input.order.lines.sku.{"sku": $, "all": $count(%.%.lines)}'],
  ['(lines; $states.input.order.lines@$l.($replace($l.sku, /p(\\d)/, "$1-")))'],
  ['($states.input.order.lines@$l.$l.price; [1..3])'],
  ['$sort($states.input.order.lines@$l.$l.price)'],
  ['$states.input.order.lines^(price)#$i.{"i": $i, "sku": sku}'],
  ['$states.input.order.lines#$i{type: $i}'],
])('%s gives the result of the library', async (text) => {
  const states = { input: structuredClone(order) };
  const outcome = await outcomeOf(() => evaluateWithLibrary(text, { states }));
  expect(outcome).toMatch(/^[[{]/);
  expect(await closureOutcome(text, order)).toBe(outcome);
});

test('a regular expression may be applied beside a binding', async () => {
  const input = { items: [{ name: 'a hat' }, { name: 'shoe' }, { name: 'Hat' }] };
  await expectOutcome('$states.input.items#$i[name ~> /hat/i].name', input, '["a hat","Hat"]');
});

test('the parent of the input is $states, with all of its members', async () => {
  await expectOutcome('$states.input.%.context.State.Name', { a: 1 }, '"Here"');
  await expectOutcome('$states.input@$x.context.State.Name', { a: 1 }, '"Here"');
});

test('groups what is grouped after #, and continues after it', async () => {
  const input = { items: [{ n: 'x' }, { n: 'y' }] };
  await expectOutcome('($g := $states.input.items#$i{n: $i}; $keys($g))', input, '["x","y"]');
  await expectOutcome('$states.input.items{n: 1}', input, '{"x":1,"y":1}');
});

describe('quirks of the library that are kept', () => {
  test.each<[string, Json, string]>([
    // The item of a tuple that is alone in its group is there for the first group only.
    ['$states.input.a#$i{"x": b, "y": c}', { a: [{ b: 1, c: 2 }] }, '{"x":1}'],
    // Grouping nothing fails.
    ['$states.input.nothing#$i{"x": 1}', {}, 'an internal error'],
    // Behind a sort the tuples themselves are the items.
    ['$states.input.a#$i^(b){"i": $i}', { a: [{ b: 2 }, { b: 1 }] }, '{}'],
    ['$states.input.a#$i^(b).{"i": $i}', { a: [{ b: 2 }, { b: 1 }] }, '[{"i":1},{"i":0}]'],
    // A variable of another name than the item's does not move the context.
    ['$states.input.a@$x.b', { a: [{ b: 1 }], b: 2 }, '2'],
  ])('%s', async (text, input, outcome) => {
    await expectOutcome(text, input, outcome);
  });
});
