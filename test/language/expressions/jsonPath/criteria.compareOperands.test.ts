import { PathFailure } from '../../../../src/language/expressions/jsonPath/PathFailure';
import { compareOperands } from '../../../../src/language/expressions/jsonPath/criteria';

test.each([
  ['b', 'a', 1],
  ['a', 'b', -1],
  ['a', 'a', 0],
  ['10', 9, 1],
  ['1e2', 100, 0],
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
  expect(compareOperands(expected, found)).toBe(order);
});

test.each([
  ['ten', 't'],
  [' 10', ' '],
  ['0x10', 'x'],
  ['--1', '-'],
])('%j compared with a number fails as in Java', (text, wrong) => {
  expect(() => compareOperands(text, 10)).toThrow(
    new PathFailure(
      'uncomputable',
      `Character ${wrong} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`,
    ),
  );
});
