import { JavaRandom } from '../../src/util/javaRandom';

test('a seed gives the doubles of java.util.Random', () => {
  const random = new JavaRandom(42n);
  expect([random.nextDouble(), random.nextDouble()]).toEqual([0.7275636800328681, 0.6832234717598454]);
});

test('a seed gives the bounded integers of java.util.Random', () => {
  const random = new JavaRandom(42n);
  expect(Array.from({ length: 5 }, () => random.nextIntBetween(0, 100))).toEqual([30, 63, 48, 84, 70]);
});

test('a range whose size is a power of two uses the high bits', () => {
  const random = new JavaRandom(42n);
  expect(Array.from({ length: 4 }, () => random.nextIntBetween(0, 16))).toEqual([11, 0, 10, 0]);
});

test('negative seeds and a range over more than 31 bits are possible', () => {
  const value = new JavaRandom(-10n).nextIntBetween(-2_000_000_000, 2_000_000_000);
  expect(Number.isInteger(value) && value >= -2_000_000_000 && value < 2_000_000_000).toBe(true);
});

test('numbers stay within a range of one', () => {
  expect(new JavaRandom(1n).nextIntBetween(5, 6)).toBe(5);
});
