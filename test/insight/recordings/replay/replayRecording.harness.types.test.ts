import { replayRecording } from '../../../../src/insight/recordings/replay/replayRecording.harness';
import { lambda, mock } from '../../../../src/tasks/mocking/scripts';
import { call, recordScene } from '../support/record';

// AWS: an Express execution lasts five minutes at most, and waits for no token, job or activity.

const wait = (Seconds: number): object => ({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds, Next: 'Charge' }, Charge: call('charge', { End: true }) },
});
const task = (Resource: string, Parameters: object): object => ({
  StartAt: 'Ask',
  States: { Ask: { Type: 'Task', Resource, Parameters, End: true } },
});
const asExpress = { type: 'EXPRESS' } as const;

test('a Wait of an hour agrees as STANDARD, and runs into the time-out of five minutes as EXPRESS', async () => {
  const recording = await recordScene(wait(3600), { scripts: [lambda('charge').returns({ id: 1 })] });
  expect(await replayRecording(recording)).toMatchObject({ verdict: 'agrees', reason: undefined });
  expect(await replayRecording(recording, { type: 'STANDARD' })).toMatchObject({ verdict: 'agrees' });
  const { verdict, reason, comparison, played } = await replayRecording(recording, asExpress);
  expect({ verdict, reason, status: played!.status, durationMs: played!.stopMs! - played!.startMs }).toEqual({
    verdict: 'differs',
    reason: 'The state machine is EXPRESS, and was STANDARD when it was recorded.',
    status: 'TIMED_OUT',
    durationMs: 300_000,
  });
  expect(comparison.differences).toContainEqual(
    expect.objectContaining({ what: 'status', expected: 'SUCCEEDED', actual: 'TIMED_OUT' }),
  );
});

test('what takes less than five minutes agrees as EXPRESS, its tasks answered', async () => {
  const recording = await recordScene(wait(299), { scripts: [lambda('charge').fails('Declined')] });
  expect(await replayRecording(recording, asExpress)).toMatchObject({ verdict: 'agrees', reason: undefined });
});

test.each([
  [
    'a task token',
    task('arn:aws:states:::sqs:sendMessage.waitForTaskToken', {
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/asks',
      MessageBody: { 'token.$': '$$.Task.Token' },
    }),
    mock('Ask').succeedsToken({ ok: true }),
  ],
  ['a job', task('arn:aws:states:::glue:startJobRun.sync', { JobName: 'j' }), mock('Ask').returns({})],
])('%s is refused as EXPRESS', async (_title, definition, script) => {
  const recording = await recordScene(definition, { scripts: [script] });
  expect(await replayRecording(recording)).toMatchObject({ verdict: 'agrees' });
  await expect(replayRecording(recording, asExpress)).rejects.toThrow(/^The definition to play is invalid: /);
});

test('a recorded redrive does not happen to an EXPRESS one', async () => {
  const recording = await recordScene(wait(1), {
    scripts: [lambda('charge').fails('Down').once().returns({ id: 1 })],
    during: async (service, executionArn) => {
      await service.quiet();
      await service.call('RedriveExecution', { executionArn });
    },
  });
  expect(await replayRecording(recording)).toMatchObject({ verdict: 'agrees' });
  const { verdict, played } = await replayRecording(recording, asExpress);
  expect([verdict, played!.status]).toEqual(['differs', 'FAILED']);
});
