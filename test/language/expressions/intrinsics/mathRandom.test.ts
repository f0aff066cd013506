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
  'States.MathRandom(1, 1)',
  'States.MathRandom(1.4, 1.6)',
  'States.MathRandom(10, 5)',
  "States.MathRandom('a', 10)",
  'States.MathRandom(1, 10, null)',
  'States.MathRandom(1, 10, 1e300)',
])('rejects %s', (source) => {
  expect(failureOf(source)).toBe('Invalid arguments in States.MathRandom');
});
