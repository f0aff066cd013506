import { useControl } from '../support/useControl';

// Where time skips, a request moves what waits for an answer from outside, too.
const api = useControl({ time: 'skip' });
const waiting = (seconds: object) => ({
  StartAt: 'A',
  States: {
    A: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: {} },
      ...seconds,
      End: true,
    },
  },
});
const told = async (executionArn: string) => {
  const { status, error } = await api.ask('describeExecution', { path: { executionArn } });
  return [status, error];
};

test('returns the next timeout or missed heartbeat, and moves to it', async () => {
  const beats = api.run(waiting({ HeartbeatSeconds: 60, TimeoutSeconds: 7200 }));
  const times = api.start(api.machine(waiting({ TimeoutSeconds: 3600 }), { name: 'times' }));
  expect(await api.ask('describeClock')).toEqual({
    mode: 'skip',
    now: '2030-01-01T00:00:00.000Z',
    nextTimer: '2030-01-01T00:01:00.000Z',
  });
  expect(await api.ask('nextTimer')).toMatchObject({ now: '2030-01-01T00:01:00.000Z', moved: true });
  expect([await told(beats), await told(times)]).toEqual([
    ['FAILED', 'States.Timeout'],
    ['RUNNING', undefined],
  ]);
  expect(await api.ask('advanceClock', { body: { seconds: 3539 } })).toMatchObject({
    nextTimer: '2030-01-01T01:00:00.000Z',
  });
  expect(await told(times)).toEqual(['RUNNING', undefined]);
  await api.ask('setClock', { body: { now: '2030-01-01T01:00:00Z' } });
  expect(await told(times)).toEqual(['FAILED', 'States.Timeout']);
  expect(await api.ask('nextTimer')).toMatchObject({ moved: false });
});

test('moves one execution', async () => {
  const [moved, other] = [api.run(waiting({ TimeoutSeconds: 60 })), api.run(waiting({ TimeoutSeconds: 60 }))];
  await api.ask('advanceClock', { body: { seconds: 60, executionArn: moved } });
  expect([await told(moved), await told(other)]).toEqual([
    ['FAILED', 'States.Timeout'],
    ['RUNNING', undefined],
  ]);
});

describe('in real time', () => {
  const real = useControl({ time: 'real' });

  test('cannot move one execution', async () => {
    const executionArn = real.run(waiting({ TimeoutSeconds: 60 }));
    expect(await real.refusal('advanceClock', { body: { seconds: 60, executionArn } })).toMatchObject({
      message:
        'Time passes by itself here, for all executions. Move it for all of them: {"seconds":60} without "executionArn".',
    });
  });
});
