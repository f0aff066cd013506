import { useControl } from '../support/useControl';

const api = useControl();
const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';

/** Waits for a worker, then goes on. */
function startOpen(): string {
  api.service.call('CreateActivity', { name: 'a' });
  return api.run({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: activity, Next: 'B' }, B: { Type: 'Pass', End: true } },
  });
}
const wait = (executionArn: string, query: Record<string, string>) =>
  api.ask('waitForExecution', { path: { executionArn }, query });
const answer = (executionArn: string) =>
  api.ask('answerTask', { body: { executionArn, state: 'A', output: { done: true } } });

test('responds when the execution has ended', async () => {
  const executionArn = startOpen();
  const ended = wait(executionArn, {});
  await answer(executionArn);
  expect(await ended).toMatchObject({ reached: true, because: 'ended', execution: { status: 'SUCCEEDED' } });
});

test('responds when a state is entered, or was entered before', async () => {
  const executionArn = startOpen();
  const entered = wait(executionArn, { until: 'entered', state: 'B' });
  expect(await wait(executionArn, { until: 'entered', state: 'A' })).toMatchObject({
    reached: true,
    because: 'entered',
    execution: { status: 'RUNNING' },
    waiting: expect.stringContaining("state 'A' waits for a worker of the activity"),
  });
  await answer(executionArn);
  expect(await entered).toMatchObject({ reached: true, because: 'entered' });
});

test('responds with the open task of a state', async () => {
  const { task } = await wait(startOpen(), { until: 'task', state: 'A' });
  expect(task).toMatchObject({
    kind: 'activity',
    state: 'A',
    activityArn: activity,
    parameters: {},
    waitsForClient: true,
  });
});

test('idle: waits for asynchronous functions, too', async () => {
  let finish!: (value: unknown) => void;
  api.service.functions.register('f', () => new Promise((resolve) => (finish = resolve)));
  const executionArn = api.run({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true } },
  });
  expect(await wait(executionArn, { until: 'idle', seconds: '0' })).toMatchObject({ reached: false, because: 'bound' });
  const idle = wait(executionArn, { until: 'idle' });
  // A function is called in a later turn.
  while (finish === undefined) await new Promise((resolve) => setImmediate(resolve));
  finish('done');
  expect(await idle).toMatchObject({ reached: true, execution: { status: 'SUCCEEDED' } });
  api.service.reset();
  expect(await wait(startOpen(), { until: 'idle' })).toMatchObject({ reached: true, execution: { status: 'RUNNING' } });
});

test('also describes the position in words', async () => {
  const executionArn = startOpen();
  expect((await api.ask('describeWaiting', { path: { executionArn } })).waiting).toMatch(
    /^Execution .* of m is still RUNNING:\n {2}- state 'A' waits for a worker of the activity arn:/,
  );
});

test("shows the time on the execution's own clock while it runs", async () => {
  const path = { executionArn: startOpen() };
  const now = async (): Promise<unknown> => (await api.ask('describeWaiting', { path })).now;
  expect(await now()).toBe('2030-01-01T00:00:00.000Z');
  await api.ask('advanceClock', { body: { seconds: 5, ...path } });
  expect(await now()).toBe('2030-01-01T00:00:05.000Z');
  await api.ask('advanceClock', { body: { seconds: 60 } });
  expect(await now()).toBe('2030-01-01T00:01:05.000Z');
  api.service.call('StopExecution', path);
  expect(await now()).toBeUndefined();
});

test('reports the timeout, and an end that comes before the awaited state', async () => {
  const executionArn = startOpen();
  expect(await wait(executionArn, { seconds: '0.01' })).toMatchObject({
    reached: false,
    because: 'bound',
    execution: { status: 'RUNNING' },
    waiting: expect.stringContaining('is still RUNNING'),
  });
  const entered = wait(executionArn, { until: 'entered', state: 'B' });
  api.service.call('StopExecution', { executionArn });
  expect(await entered).toMatchObject({ reached: false, because: 'ended', execution: { status: 'ABORTED' } });
});

test('a reset ends the wait', async () => {
  const executionArn = startOpen();
  const ended = wait(executionArn, { until: 'entered', state: 'B' });
  api.service.reset();
  expect(await ended).toMatchObject({ reached: false });
  expect(api.service.restListeners.size).toBe(0);
});

test.each([
  [{ until: 'entered' }, '/state', 'is missing: until=entered needs it.'],
  [{ until: 'entered', state: 'C' }, '/state', "is not a state that it can enter. The state machine has no state 'C'."],
  [{ state: 'A' }, '/state', 'goes with until=entered or until=task.'],
  [{ item: '1' }, '/item', 'goes with until=task.'],
  [{ seconds: '61' }, '/seconds', 'must be 60 or less, not 61.'],
  [{ seconds: 'x' }, '/seconds', 'must be a number, not "x".'],
  [{ until: 'end' }, '/until', "must be 'ended', 'entered', 'task' or 'idle', not \"end\"."],
])('rejects %j', async (query: object, pointer, message) => {
  const executionArn = startOpen();
  const { faults } = await api.refusal('waitForExecution', { path: { executionArn }, query: query as never });
  expect(faults).toEqual([{ in: 'query', pointer, message: expect.stringContaining(message) }]);
});
