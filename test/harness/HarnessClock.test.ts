import { TestPlaces } from './places/support/TestPlaces';

// What `clock.advance` says that it moves, it moves: where time skips, in this process and at a server.
const places = new TestPlaces();
const settings = { startTime: '2030-01-01T00:00:00Z' } as const;
const hour = 3_600_000;

const callback = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
    MessageBody: { 'token.$': '$$.Task.Token' },
  },
} as const;
const activity = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:ask' } as const;

/** A machine with one state, `A`. */
const machineOf = (state: object) => ({ StartAt: 'A', States: { A: { ...state, End: true } } });

describe.each(['process', 'http'] as const)('%s', (place) => {
  const open = (options = {}) =>
    places.open({ ...settings, ...(place === 'process' && { endpoint: undefined }), ...options });

  test('an open token times out when the clock has passed its timeout', async () => {
    const sfn = open();
    const run = await sfn.stateMachine(machineOf({ ...callback, TimeoutSeconds: 60 })).start({});
    await run.until('A');
    await sfn.clock.advance('59s');
    expect((await run.now()).status).toBe('RUNNING');
    await sfn.clock.advance('5h');
    const ended = await run.now();
    expect([ended.status, ended.error, ended.durationMs]).toEqual(['FAILED', 'States.Timeout', 60_000]);
    await expect(run.task('A').succeed({})).rejects.toThrow();
  });

  test("an open token misses its heartbeat, and an activity's worker its timeout", async () => {
    const sfn = open();
    await sfn.harness.place.call('CreateActivity', { name: 'ask' });
    const silent = await sfn.stateMachine(machineOf({ ...callback, HeartbeatSeconds: 10 })).start({});
    const worked = await sfn.stateMachine(machineOf({ ...activity, TimeoutSeconds: 600 })).start({});
    await silent.until('A');
    await worked.task('A').heartbeat();
    await sfn.clock.advance('30s');
    expect([(await silent.now()).error, (await worked.now()).status]).toEqual(['States.Timeout', 'RUNNING']);
    await sfn.clock.advance('10m');
    expect([(await worked.now()).error, (await worked.now()).durationMs]).toEqual(['States.Timeout', 600_000]);
  });

  test('a task answered after an advance has taken that long', async () => {
    const sfn = open();
    const run = await sfn.stateMachine(machineOf(callback)).start({});
    await run.until('A');
    await sfn.clock.advance('5h');
    await run.task('A').succeed({ by: 'Ann' });
    const ended = await run.ended();
    expect([ended.status, ended.durationMs, sfn.clock.now()]).toEqual([
      'SUCCEEDED',
      5 * hour,
      Date.parse(settings.startTime) + 5 * hour,
    ]);
  });

  test('a run that has skipped a day continues from there', async () => {
    const sfn = open();
    const run = await sfn
      .stateMachine({
        StartAt: 'Day',
        States: {
          Day: { Type: 'Wait', Seconds: 86_400, Next: 'A' },
          A: { ...callback, TimeoutSeconds: 7200, End: true },
        },
      })
      .start({});
    await run.until('A');
    await sfn.clock.advance('1h');
    expect((await run.now()).status).toBe('RUNNING');
    await sfn.clock.advance('1h');
    expect([(await run.now()).error, (await run.now()).durationMs]).toEqual(['States.Timeout', 26 * hour]);
  });

  test('time passes in a handler', async () => {
    const sfn = open();
    const machine = sfn.stateMachine(
      machineOf({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', TimeoutSeconds: 7200 }),
    );
    sfn.lambda('f', async ({ hours }: { hours: number }) => {
      await sfn.clock.advance(hours * 3600);
      return 'done';
    });
    const [quick, slow] = [await machine.run({ hours: 1 }), await machine.run({ hours: 3 })];
    expect([quick.status, quick.durationMs]).toEqual(['SUCCEEDED', hour]);
    expect(slow.error).toBe('States.Timeout');
  });

  test('the next timer is the earliest of all', async () => {
    const sfn = open();
    const [late, soon] = [7200, 60].map((TimeoutSeconds) =>
      sfn.stateMachine(machineOf({ ...callback, TimeoutSeconds })),
    );
    const runs = [await late!.start({}), await soon!.start({})];
    for (const run of runs) await run.until('A');
    const status = () => Promise.all(runs.map(async (run) => (await run.now()).status));
    await sfn.clock.advanceToNextTimer();
    expect(await status()).toEqual(['RUNNING', 'FAILED']);
    await sfn.clock.advanceToNextTimer();
    expect(await status()).toEqual(['FAILED', 'FAILED']);
    expect(sfn.clock.now()).toBe(Date.parse(settings.startTime) + 2 * hour);
    await expect(sfn.clock.advanceToNextTimer()).rejects.toThrow('Nothing waits for time to pass');
  });

  test('without a start time, the next timer is exactly that', async () => {
    const sfn = open({ startTime: undefined });
    const run = await sfn.stateMachine(machineOf({ ...callback, TimeoutSeconds: 60 })).start({});
    await run.until('A');
    await sfn.clock.advanceToNextTimer();
    expect([(await run.now()).error, (await run.now()).durationMs]).toEqual(['States.Timeout', 60_000]);
  });

  test('rejects moving the time of one execution where time passes by itself', async () => {
    const sfn = open({ time: 'real', startTime: undefined });
    const run = await sfn.stateMachine(machineOf({ ...callback, TimeoutSeconds: 60 })).start({});
    await run.until('A');
    await expect(run.advance('5h')).rejects.toThrow("moves for all executions alone: await sfn.clock.advance('5h')");
    expect((await run.now()).status).toBe('RUNNING');
    await sfn.clock.advance('5h');
    expect((await run.now()).error).toBe('States.Timeout');
  });
});
