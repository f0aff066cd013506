import { compileClosure } from '../../../../../src/language/expressions/jsonata/closures/compileClosure';
import { Evaluation } from '../../../../../src/language/expressions/jsonata/closures/Evaluation';
import { LimitExceeded, maxWork } from '../../../../../src/language/expressions/jsonata/bounds/limits';
import { parseExpression } from '../../../../../src/language/expressions/jsonata/library/library';
import { bindingsOf } from '../bindings';

const itemsOf = (size: number): { name: string; id: number; tags: string[] }[] =>
  Array.from({ length: size }, (_, id) => ({ name: `item ${id}`, id, tags: ['a', 'b'] }));

/** The units that an expression is charged over so many items: the least budget with which it ends. */
function unitsOf(text: string, size: number): number {
  const expression = compileClosure(parseExpression(text));
  const items = itemsOf(size);
  let [low, high] = [0, 2 ** 27];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    try {
      expression(bindingsOf({ items }, { maxWork: middle }));
      high = middle;
    } catch (error) {
      expect(error).toEqual(new LimitExceeded('time'));
      low = middle + 1;
    }
  }
  return low;
}

test('an evaluation tells what it was charged', () => {
  const run = new Evaluation(bindingsOf({}));
  run.step(7);
  run.step();
  expect(run.spent).toBe(8);
});

test.each([
  '$count($states.input.items.id)',
  '$count($states.input.items.{"a": id})',
  '$count($states.input.items[id > 5])',
  '$count($states.input.items#$i[$i > 3])',
  '$count($states.input.items{name: id})',
  '$count($states.input.**)',
  '$count($map($states.input.items, function($i){ $i.id }))',
  '$sum($states.input.items.id)',
  '$count($sort($states.input.items.id))',
  '$count($zip($states.input.items, $states.input.items))',
  '$length($string($states.input.items))',
  '$count(($states.input ~> |items|{"x": 1}|).items)',
  '$count($lookup($states.input.items, "id"))',
])('is charged with the size: %s', (text) => {
  const [small, large] = [unitsOf(text, 250), unitsOf(text, 1_000)];
  // A sort adds a little to 4.
  expect(large / small).toBeLessThan(5.5);
});

/** What takes the library time with the square of the size would take the service that time, too. */
test.each([
  '$count($distinct($states.input.items))',
  '$count($map($states.input.items, function($i){ $states.input.items[id = $i.id] }))',
])('is charged with the square, as the library needs it: %s', (text) => {
  const [small, large] = [unitsOf(text, 100), unitsOf(text, 400)];
  expect(large / small).toBeGreaterThan(10);
  expect(large / small).toBeLessThan(18);
});

test('$reduce with $merge over 920 items ends: the library needs an eighth of a second for it', () => {
  const text = '$reduce($states.input.items, function($a, $b){ $merge([$a, {$b.name: $b.id}]) }, {})';
  expect(unitsOf(text, 920)).toBeLessThan(maxWork / 2);
});
