import { endNext, startMapRun } from './support/mapRuns';
import { prefix, useTestService, violation } from './support/testService';

const api = useTestService();

test('input: limits have theirs', async () => {
  const mapRunArn = `${prefix}:mapRun:M/L:u`;
  expect(await api.errorOf('UpdateMapRun', { mapRunArn, toleratedFailurePercentage: 101 })).toEqual(
    violation(" '101.0'", 'toleratedFailurePercentage', 'have value less than or equal to 100'),
  );
});

describe('errors', () => {
  test('rejects a missing Map Run', async () => {
    const mapRunArn = `${prefix}:mapRun:M/L:u`;
    expect(await api.errorOf('UpdateMapRun', { mapRunArn })).toEqual({
      code: 'ResourceNotFound',
      message: `Resource not found: '${mapRunArn}'`,
      resourceName: mapRunArn,
    });
  });

  test('a Map Run that has ended', async () => {
    const { mapRunArn } = await startMapRun(api, [1], {}, 'EXPRESS');
    expect(await api.errorOf('UpdateMapRun', { mapRunArn, maxConcurrency: 2 })).toEqual({
      code: 'ValidationException',
      message: 'Completed Map Run cannot be updated',
      reason: 'CANNOT_UPDATE_COMPLETED_MAP_RUN',
    });
  });
});

describe('behaviour', () => {
  test('a higher concurrency starts more children at once', async () => {
    const { mapRunArn } = await startMapRun(api, [1, 2, 3, 4], { MaxConcurrency: 1 });
    expect(await api.call('UpdateMapRun', { mapRunArn, maxConcurrency: 3 })).toEqual({});
    const described = await api.call('DescribeMapRun', { mapRunArn });
    expect([described.maxConcurrency, described.executionCounts.running]).toEqual([3, 3]);
  });

  test('a lower one lets the children that run end first', async () => {
    const { mapRunArn } = await startMapRun(api, [1, 2, 3, 4], { MaxConcurrency: 3 });
    await api.call('UpdateMapRun', { mapRunArn, maxConcurrency: 1 });
    await endNext(api);
    const { executionCounts } = await api.call('DescribeMapRun', { mapRunArn });
    expect(executionCounts).toMatchObject({ running: 2, succeeded: 1, pending: 1 });
  });

  test('more failures are tolerated from now on', async () => {
    const { executionArn, mapRunArn } = await startMapRun(api, [1, 2], { MaxConcurrency: 1 });
    await api.call('UpdateMapRun', { mapRunArn, toleratedFailureCount: 1 });
    await endNext(api, true);
    await endNext(api);
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('fewer than have failed already end the run', async () => {
    const { mapRunArn } = await startMapRun(api, [1, 2, 3], { MaxConcurrency: 1, ToleratedFailureCount: 2 });
    await endNext(api, true);
    await api.call('UpdateMapRun', { mapRunArn, toleratedFailureCount: 0 });
    await api.service.quiet();
    expect(await api.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'FAILED',
      itemCounts: { failed: 1, aborted: 1, pending: 1 },
    });
  });
});
