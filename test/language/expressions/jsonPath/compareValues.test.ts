import { compareValues } from '../../../../src/language/expressions/jsonPath/compareValues';

test.each([
  ['b', 'a', 1],
  ['a', 'b', -1],
  ['a', 'a', 0],
  ['10', 9, 1],
  [' 10', 9, undefined],
  ['0x10', 16, undefined],
  ['1e2', 100, 0],
  ['ten', 10, undefined],
  [3, 5, -2],
  [5, '5', undefined],
  ['true', true, 0],
  ['yes', true, -1],
  [true, false, 1],
  [true, 1, undefined],
  ['null', null, 0],
  [null, 'null', 0],
  [null, 5, -1],
  [5, null, 1],
  ['x', {}, undefined],
  [{}, {}, undefined],
])('expected %j against found %j is %s', (expected, found, order) => {
  expect(compareValues(expected, found)).toBe(order);
});
