import { seededRandom } from '../../src/util/seededRandom';

const take = (seed: string): number[] => Array.from({ length: 100 }, seededRandom(seed));

test('the same seed gives the same numbers, another seed others', () => {
  expect(take('a')).toEqual(take('a'));
  expect(take('a')).not.toEqual(take('b'));
});

test('numbers lie between 0 and 1 and spread over the whole range', () => {
  const numbers = take('c');
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers.map((number) => Math.floor(number * 10))).size).toBe(10);
});
