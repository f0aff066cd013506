import { endNext, startMapRun } from './support/mapRuns';
import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const none = {
  pending: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  total: 0,
  resultsWritten: 0,
  failuresNotRedrivable: 0,
  pendingRedrive: 0,
};

test('input: the ARN is required', async () => {
  expect(await api.errorOf('DescribeMapRun')).toEqual(violation(' null', 'mapRunArn', 'not be null'));
});

describe('errors', () => {
  test('an ARN of something else', async () => {
    expect(await api.errorOf('DescribeMapRun', { mapRunArn: `${prefix}:execution:M:e` })).toEqual({
      code: 'InvalidArn',
      message: "Invalid Arn: 'Resource type not valid in this context: execution'",
    });
  });

  test('rejects a missing Map Run', async () => {
    const mapRunArn = `${prefix}:mapRun:M/L:u`;
    expect(await api.errorOf('DescribeMapRun', { mapRunArn })).toEqual({
      code: 'ResourceNotFound',
      message: `Resource not found: '${mapRunArn}'`,
      resourceName: mapRunArn,
    });
  });
});

describe('behaviour', () => {
  test('counts items and children while it runs, all batches from the start', async () => {
    const fields = { MaxConcurrency: 1, ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailurePercentage: 50 };
    const { executionArn, mapRunArn } = await startMapRun(api, [1, 2, 3, 4, 5], fields);
    await endNext(api);
    expect(await api.call('DescribeMapRun', { mapRunArn })).toEqual({
      mapRunArn,
      executionArn,
      status: 'RUNNING',
      startDate: start,
      maxConcurrency: 1,
      toleratedFailurePercentage: 50,
      toleratedFailureCount: 0,
      itemCounts: { ...none, pending: 1, running: 2, succeeded: 2, total: 5 },
      executionCounts: { ...none, pending: 1, running: 1, succeeded: 1, total: 3 },
      redriveCount: 0,
    });
  });

  test('results are written at the end, including those of pending items; without a limit the highest applies', async () => {
    const { mapRunArn } = await startMapRun(api, ['x', 1], { MaxConcurrency: 0 }, 'EXPRESS');
    const counts = { ...none, failed: 1, pending: 1, total: 2, resultsWritten: 2 };
    expect(await api.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'FAILED',
      stopDate: start,
      maxConcurrency: 2_147_483_647,
      itemCounts: counts,
      executionCounts: counts,
    });
  });

  test('is aborted with a stopped execution', async () => {
    const { executionArn, mapRunArn } = await startMapRun(api, [1, 2, 3], { MaxConcurrency: 2 });
    await api.call('StopExecution', { executionArn });
    const counts = { ...none, aborted: 2, pending: 1, total: 3 };
    expect(await api.call('DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'ABORTED', itemCounts: counts });
  });

  test('is redriven: what had not succeeded runs again', async () => {
    const { executionArn, mapRunArn } = await startMapRun(api, [1, 2, 3], { MaxConcurrency: 1 });
    await endNext(api);
    await endNext(api, true);
    await api.call('RedriveExecution', { executionArn });
    await api.service.quiet();
    const described = await api.call('DescribeMapRun', { mapRunArn });
    expect(described).toMatchObject({ status: 'RUNNING', redriveCount: 1, redriveDate: start });
    expect(described.stopDate).toBeUndefined();
    expect(described.itemCounts).toEqual({ ...none, succeeded: 1, running: 1, pending: 1, total: 3 });
    await endNext(api);
    await endNext(api);
    expect(await api.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      itemCounts: { ...none, succeeded: 3, total: 3, resultsWritten: 3 },
    });
    const { output } = await api.call('DescribeExecution', { executionArn });
    expect(output).toBe('[1,2,3]');
    const { events } = await api.call('GetExecutionHistory', { executionArn });
    expect(events.slice(3).map(({ id, previousEventId, type }: any) => `${id}<${previousEventId} ${type}`)).toEqual([
      '4<3 MapRunStarted',
      '5<4 MapRunFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
      '8<7 ExecutionRedriven',
      '9<3 MapRunRedriven',
      '10<9 MapRunSucceeded',
      '11<10 MapStateSucceeded',
      '12<9 MapStateExited',
      '13<12 ExecutionSucceeded',
    ]);
    expect(events[8].mapRunRedrivenEventDetails).toEqual({ mapRunArn, redriveCount: 1 });
  });
});
