import { startMapRun } from './support/mapRuns';
import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();

test('input: the ARN is required', async () => {
  expect(await api.errorOf('ListMapRuns')).toEqual(violation(' null', 'executionArn', 'not be null'));
});

test('errors: a missing execution', async () => {
  const executionArn = `${prefix}:execution:M:e`;
  expect(await api.errorOf('ListMapRuns', { executionArn })).toEqual({
    code: 'ExecutionDoesNotExist',
    message: `Execution Does Not Exist: '${executionArn}'`,
  });
});

describe('behaviour', () => {
  test('lists the runs of an execution, the newest first, page by page', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 5 }];
    const { executionArn } = await startMapRun(api, ['x'], { Retry }, 'EXPRESS');
    const first = await api.call('ListMapRuns', { executionArn, maxResults: 1 });
    const second = await api.call('ListMapRuns', { executionArn, maxResults: 1, nextToken: first.nextToken });
    const described = {
      executionArn,
      mapRunArn: expect.stringMatching(`^${prefix}:mapRun:M/L:[0-9a-f]{8}-[0-9a-f]{4}-4`),
      stateMachineArn: `${prefix}:stateMachine:M/L`,
    };
    expect(first.mapRuns).toEqual([{ ...described, startDate: start + 5, stopDate: start + 5 }]);
    expect(second).toEqual({ mapRuns: [{ ...described, startDate: start, stopDate: start }] });
  });

  test('an execution without a Map Run has none', async () => {
    const stateMachineArn = await api.createMachine();
    const { executionArn } = await api.call('StartExecution', { stateMachineArn });
    expect(await api.call('ListMapRuns', { executionArn })).toEqual({ mapRuns: [] });
  });
});
