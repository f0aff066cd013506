import { describeItems, MapRunProgress, MapRunTally } from '../../../src/cli/run/mapRuns';
import { createService } from '../../../src/emulator/service/createService';

const none = { total: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, pending: 0 };

test.each([
  [none, '0 items'],
  [{ ...none, total: 1, succeeded: 1 }, '1 item: 1 succeeded'],
  [
    { total: 1_015, succeeded: 1_000, failed: 5, timedOut: 4, aborted: 3, pending: 3 },
    '1,015 items: 1,000 succeeded, 5 failed, 4 timed out, 3 aborted, 3 not begun',
  ],
])('says what became of items: %j', (counts, text) => {
  expect(describeItems(counts)).toBe(text);
});

test('shows how many items are done, failed, the speed, and the remaining time', async () => {
  const service = createService({ time: 'skip', seed: 7 });
  const worker = 'arn:aws:states:us-east-1:123456789012:activity:work';
  const Work = { Type: 'Task', Resource: worker, End: true };
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Work',
    States: { Work },
  };
  const Each = { Type: 'Map', ItemProcessor, ToleratedFailurePercentage: 100, MaxConcurrency: 1, End: true };
  const definition = JSON.stringify({ StartAt: 'Each', States: { Each } });
  service.call('CreateActivity', { name: 'work' });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    definition,
    roleArn: 'arn:aws:iam::123456789012:role/r',
  }) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '[1,2,3,4]' }) as {
    executionArn: string;
  };
  const execution = service.execution(executionArn)!;
  let nowMs = 0;
  const progress = new MapRunProgress(() => nowMs);
  await service.quiet();
  expect(progress.describe(execution)).toEqual(['Each 0 of 4 items']);

  const next = (): Promise<{ taskToken: string }> =>
    service.call('GetActivityTask', { activityArn: worker }) as Promise<{ taskToken: string }>;
  service.call('SendTaskFailure', { taskToken: (await next()).taskToken });
  await service.quiet();
  nowMs = 1000;
  expect(progress.describe(execution)).toEqual(['Each 1 of 4 items, 1 failed, 1/s, 3s left']);
  execution.stop();
  expect(progress.describe(execution)).toEqual([]);
  service.close();
});

test.each([
  ['STANDARD', 0.000025 * 9],
  ['EXPRESS', undefined],
])('adds up the cost of all children (%s), including those no longer kept', async (ExecutionType, dollars) => {
  const service = createService({ time: 'skip', seed: 7, keep: { children: 1 } });
  const tally = new MapRunTally();
  service.observe({ ended: (execution) => tally.ended(execution) });
  const States = {
    Which: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 1, Next: 'No' }], Default: 'Yes' },
    No: { Type: 'Fail', Error: 'No', Cause: 'too many' },
    Yes: { Type: 'Succeed' },
  };
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType }, StartAt: 'Which', States };
  const Each = { Type: 'Map', ItemProcessor, ToleratedFailureCount: 1, MaxConcurrency: 1, ResultPath: null, End: true };
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    definition: JSON.stringify({ StartAt: 'Each', States: { Each } }),
    roleArn: 'arn:aws:iam::123456789012:role/r',
  }) as { stateMachineArn: string };
  service.call('StartExecution', { stateMachineArn, input: '[0,1,2]' });
  await service.quiet();
  const [summary, ...others] = tally.summaries();
  expect(others).toEqual([]);
  expect(summary).toEqual({
    state: 'Each',
    status: 'SUCCEEDED',
    text: '3 items: 2 succeeded, 1 failed (the first: No — too many)',
    counts: { total: 3, succeeded: 2, failed: 1, timedOut: 0, aborted: 0, pending: 0 },
    transitions: 9,
    dollars: dollars === undefined ? expect.any(Number) : expect.closeTo(dollars, 10),
  });
  service.close();
});
