import { call, failureOf } from './evaluateCall';

test('without a seed the execution chooses', () => {
  expect(call('States.MathRandom(0, 999)')).toBe(499);
  expect(call('States.MathRandom(-3, -1)')).toBe(-2);
});

test('the same seed gives the same number, that of java.util.Random', () => {
  expect(call('States.MathRandom(0, 100, 42)')).toBe(30);
  expect(call('States.MathRandom(1, 101, 42)')).toBe(31);
  expect(call('States.MathRandom(1, 10, -10)')).toBe(call('States.MathRandom(1, 10, -10.9)'));
});

test('fractions are cut off, not rounded', () => {
  expect(call('States.MathRandom(1.6, 2.9)')).toBe(1);
});

test.each([
  ['States.MathRandom(1, 1)', 'the start must be less than the end'],
  ['States.MathRandom(1.4, 1.6)', 'the start must be less than the end'],
  ['States.MathRandom(10, 5)', 'the start must be less than the end'],
  ["States.MathRandom('a', 10)", 'argument 1 must be a number, but its kind is string'],
  ['States.MathRandom(1, 10, null)', 'argument 3 must be a number, but its kind is null'],
  ['States.MathRandom(1, 10, 1e300)', 'the seed is too large'],
])('%s is refused', (source, reason) => {
  expect(failureOf(source)).toBe(reason);
});
