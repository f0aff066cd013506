import type { RetrierDefinition } from '../../../../src/language/asl/types';
import { retryDelayMs, Retriers } from '../../../../src/engine/interpreter/retry/Retriers';

const half = (): number => 0.5;

function delays(definitions: RetrierDefinition[], errors: string[]): (number | undefined)[] {
  const retriers = new Retriers(definitions);
  return errors.map((error) => retriers.delayMs({ error }, half));
}

test('by default there are three attempts, a second apart and then twice as long each time', () => {
  expect(delays([{ ErrorEquals: ['States.ALL'] }], ['A', 'A', 'A', 'A'])).toEqual([1_000, 2_000, 4_000, undefined]);
});

test('each retrier counts for itself, across different errors', () => {
  const definitions = [
    { ErrorEquals: ['A', 'B'], MaxAttempts: 2, BackoffRate: 1 },
    { ErrorEquals: ['C'], MaxAttempts: 1, IntervalSeconds: 5 },
  ];
  expect(delays(definitions, ['A', 'C', 'B', 'A'])).toEqual([1_000, 5_000, 1_000, undefined]);
});

test('the first retrier that fits decides, even when it is used up', () => {
  const definitions = [{ ErrorEquals: ['A'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }];
  expect(delays(definitions, ['A'])).toEqual([undefined]);
});

test('MaxDelaySeconds caps and FULL jitter spreads', () => {
  const retrier: RetrierDefinition = { ErrorEquals: ['A'], IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 50 };
  expect([0, 1, 2].map((count) => retryDelayMs(retrier, count, half))).toEqual([10_000, 30_000, 50_000]);
  expect(retryDelayMs({ ...retrier, JitterStrategy: 'FULL' }, 1, half)).toBe(15_000);
});

test('the largest numbers stay within what a date can hold', () => {
  const retrier = { ErrorEquals: ['A'], IntervalSeconds: 99_999_999, BackoffRate: 1e300 };
  expect(retryDelayMs(retrier, 99, half)).toBe(31_622_400_000);
});
