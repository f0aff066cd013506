import { Counts, thresholdExceeded } from '../../../../src/engine/executions/mapRuns/Counts';

function isExceeded(
  count: number | undefined,
  percentage: number | undefined,
  failures: number,
  total?: number,
): boolean {
  const limits = { maxConcurrency: undefined, toleratedFailureCount: count, toleratedFailurePercentage: percentage };
  const counts = new Counts();
  counts.failed = failures;
  return thresholdExceeded(limits, counts, total) !== undefined;
}

describe('thresholdExceeded', () => {
  test('tolerates nothing by default', () => {
    expect([isExceeded(undefined, undefined, 0, 10), isExceeded(undefined, undefined, 1, 10)]).toEqual([false, true]);
  });

  test('applies a count, whatever the share', () => {
    expect([isExceeded(2, undefined, 2, 2), isExceeded(2, undefined, 3, 100)]).toEqual([false, true]);
  });

  test('applies a share of all items, once their number is known', () => {
    expect([isExceeded(undefined, 50, 5, 10), isExceeded(undefined, 50, 6, 10), isExceeded(undefined, 50, 6)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('a share of 0 needs no total', () => {
    expect(isExceeded(undefined, 0, 1)).toBe(true);
  });

  test('with both, none may be exceeded', () => {
    expect([isExceeded(1, 50, 2, 10), isExceeded(5, 10, 2, 10), isExceeded(5, 50, 2, 10)]).toEqual([true, true, false]);
  });

  test('counts items that ran out of time, and fails with the text of AWS', () => {
    const counts = new Counts();
    counts.timedOut = 1;
    const failure = thresholdExceeded(
      { maxConcurrency: undefined, toleratedFailureCount: 0, toleratedFailurePercentage: undefined },
      counts,
      4,
    );
    expect([failure?.error, failure?.errorCause]).toEqual([
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    ]);
  });
});
