import { compileClosure } from '../../../../../src/language/expressions/jsonata/closures/compileClosure';
import { LimitExceeded, maxWork } from '../../../../../src/language/expressions/jsonata/bounds/limits';
import { weights, weightsOfFunctions } from '../../../../../src/language/expressions/jsonata/bounds/weights';
import {
  addedNames,
  libraryNames,
  parseExpression,
} from '../../../../../src/language/expressions/jsonata/library/library';
import { bindingsOf } from '../bindings';

const itemsOf = (size: number): { name: string; id: number; tags: string[]; price: number }[] =>
  Array.from({ length: size }, (_, id) => ({ name: `item ${id}`, id, tags: ['a', 'b'], price: id % 97 }));

/** Whether an expression over this many items ends within a budget. */
function endsWithin(text: string, size: number, units?: number): boolean {
  const options = units === undefined ? {} : { maxWork: units };
  try {
    compileClosure(parseExpression(text))(bindingsOf({ items: itemsOf(size), t: 'a'.repeat(size) }, options));
    return true;
  } catch (error) {
    expect(error).toEqual(new LimitExceeded('time'));
    return false;
  }
}

/** The units that an expression costs, to a thirtieth. */
function unitsOf(text: string, size: number): number {
  let high = 1_000;
  while (!endsWithin(text, size, high)) high *= 2;
  let low = high / 2;
  while (high / low > 1.03) {
    const middle = (low + high) / 2;
    if (endsWithin(text, size, middle)) high = middle;
    else low = middle;
  }
  return high;
}

test('every built-in has a price', () => {
  expect(Object.keys(weightsOfFunctions).sort()).toEqual([...new Set([...libraryNames, ...addedNames])].sort());
});

test('no price is negative', () => {
  const prices = [...Object.values(weights), ...Object.values(weightsOfFunctions).flatMap((one) => Object.values(one))];
  expect(prices.filter((price) => !(price >= 0 && Number.isFinite(price)))).toEqual([]);
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
  '$count($split($states.input.t, ""))',
  '$count($match($states.input.t, /a/))',
])('costs as much as its size: %s', (text) => {
  const [small, large] = [unitsOf(text, 200), unitsOf(text, 800)];
  // A sort adds a little to 4.
  expect(large / small).toBeLessThan(5.5);
});

/** What takes the library time with the square of the size would take the service that time, too. */
test.each([
  '$count($distinct($states.input.items))',
  '$count($map($states.input.items, function($i){ $states.input.items[id = $i.id] }))',
])('costs the square of its size, like the library: %s', (text) => {
  const [small, large] = [unitsOf(text, 50), unitsOf(text, 200)];
  expect(large / small).toBeGreaterThan(10);
  expect(large / small).toBeLessThan(18);
});

/** The library's times are those of `bench/calibrate.mjs`; AWS gives it a second. */
test.each<[string, number, number]>([
  // Half a second, two seconds of the library.
  ['$reduce($states.input.items, function($a, $b){ $merge([$a, {$b.name: $b.id}]) }, {})', 2_000, 5_000],
  ['$map($states.input.items, function($i){ $states.input.items[id = $i.id] })', 300, 800],
  ['$distinct($states.input.items)', 1_200, 2_800],
  ['$reduce($states.input.items, function($a, $i){ $append($a, $i.id) }, [])', 5_000, 25_000],
])('ends in half a second of the library, and not in two: %s', (text, ending, endless) => {
  expect([endsWithin(text, ending), endsWithin(text, endless)]).toEqual([true, false]);
});

test('half of the budget is enough for $reduce with $merge over 920 items', () => {
  const text = '$reduce($states.input.items, function($a, $b){ $merge([$a, {$b.name: $b.id}]) }, {})';
  expect(endsWithin(text, 920, maxWork / 2)).toBe(true);
});
