import { useControl } from '../support/useControl';

const api = useControl();
const wait = { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$.seconds', End: true } } };
const fail = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'The card is empty' } } };
const none = { started: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, throttled: 0 };
const at = (text: string): string => `2030-01-01T${text}.000Z`;

describe('readMetrics', () => {
  test('returns how many started and ended in each period, and how long they took', async () => {
    const machine = api.machine(wait);
    for (const seconds of [1, 2, 3]) api.start(machine, { seconds });
    api.start(api.machine(fail, { name: 'bad' }));
    await api.service.quiet();
    expect(await api.ask('readMetrics')).toEqual({
      periodSeconds: 1,
      points: [
        { at: at('00:00:00'), ...none, started: 4, failed: 1, seconds: { average: 0, p95: 0, maximum: 0 } },
        { at: at('00:00:01'), ...none, succeeded: 1, seconds: { average: 1, p95: 1, maximum: 1 } },
        { at: at('00:00:02'), ...none, succeeded: 1, seconds: { average: 2, p95: 2, maximum: 2 } },
        { at: at('00:00:03'), ...none, succeeded: 1, seconds: { average: 3, p95: 3, maximum: 3 } },
      ],
      forgotten: 0,
    });
    expect(await api.ask('readMetrics', { query: { stateMachine: 'bad' } })).toMatchObject({
      points: [{ started: 1, failed: 1, succeeded: 0 }],
    });
    expect(await api.ask('readMetrics', { query: { points: '2' } })).toMatchObject({
      periodSeconds: 5,
      points: [{ started: 4, failed: 1, succeeded: 3, seconds: { average: 1.5, p95: 3, maximum: 3 } }],
    });
  });

  test('leaves out empty periods, and returns at most as many as requested', async () => {
    expect(await api.ask('readMetrics')).toEqual({ periodSeconds: 1, points: [], forgotten: 0 });
    api.start(api.machine(wait), { seconds: 20_000_000 });
    await api.service.quiet();
    for (const points of [3, 20, 60]) {
      const answer = await api.ask('readMetrics', { query: { points: String(points) } });
      expect(answer.points.length).toBeLessThanOrEqual(points);
      expect(answer.points.at(-1)).toMatchObject({ succeeded: 1 });
    }
  });

  describe('throttled calls', () => {
    const throttling = useControl({ quotas: { throttling: { ListActivities: { bucket: 1, refill: 1 } } } });

    test('are counted of the account, the region and the time asked for', async () => {
      const counted = async (query: Record<string, string> = {}): Promise<number[]> =>
        (await throttling.ask('readMetrics', { query })).points.map(({ throttled }: typeof none) => throttled);
      for (let calls = 0; calls < 3; calls++)
        await Promise.resolve()
          .then(() => throttling.service.call('ListActivities', {}))
          .catch(() => undefined);
      expect(await counted()).toEqual([2]);
      expect(await counted({ accountId: '123456789012', region: 'us-east-1' })).toEqual([2]);
      expect(await counted({ accountId: '999999999999' })).toEqual([]);
      expect(await counted({ region: 'eu-west-1' })).toEqual([]);
      expect(await counted({ startedFrom: '2030-01-02T00:00:00Z' })).toEqual([]);
      expect(await counted({ startedBefore: '2030-01-01T00:00:00Z' })).toEqual([]);
    });
  });

  test('returns no more periods than requested, even if two share a short time', async () => {
    const machine = api.machine(wait);
    await api.ask('advanceClock', { body: { seconds: 29 * 86_400 + 86_399 } });
    api.start(machine, { seconds: 86_400 * 30 });
    await api.service.quiet();
    for (const points of [1, 2]) {
      const answer = await api.ask('readMetrics', { query: { points: String(points) } });
      expect(answer.points.length).toBeLessThanOrEqual(points);
    }
  });

  test('rejects an unknown state machine', async () => {
    api.machine(fail);
    expect(await api.refusal('readMetrics', { query: { stateMachine: 'nobody' } })).toMatchObject({ status: 400 });
  });
});

describe('listLogs', () => {
  const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:steps:*';
  const logs = (level: string): object => ({
    loggingConfiguration: {
      level,
      includeExecutionData: true,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
    },
  });
  const types = async (query: Record<string, string> = {}): Promise<string[]> =>
    (await api.ask('listLogs', { query })).records.map(({ type }: { type: string }) => type);

  test('returns the records of machines that log, latest first, by level, word and execution', async () => {
    const one = api.start(api.machine(wait, logs('ALL')), { seconds: 5 }, { name: 'one' });
    api.start(api.machine(fail, { name: 'bad', ...logs('ERROR') }));
    api.start(api.machine(fail, { name: 'silent' }));
    await api.service.quiet();
    expect(await types()).toEqual([
      'ExecutionSucceeded',
      'WaitStateExited',
      'ExecutionFailed',
      'FailStateEntered',
      'WaitStateEntered',
      'ExecutionStarted',
    ]);
    expect(await types({ level: 'FATAL' })).toEqual(['ExecutionFailed']);
    expect(await types({ search: 'card EMPTY' })).toEqual(['ExecutionFailed']);
    expect(await types({ stateMachine: 'bad' })).toEqual(['ExecutionFailed', 'FailStateEntered']);
    expect(await types({ executionArn: one, max: '1' })).toEqual(['ExecutionSucceeded']);
    expect(await types({ search: '"seconds":5', max: '1' })).toEqual(['ExecutionSucceeded']);
    expect(await api.ask('listLogs', { query: { executionArn: one, max: '1' } })).toMatchObject({
      total: 4,
      logGroups: [logGroupArn],
      records: [{ id: '4', execution_arn: one, event_timestamp: '1893456005000' }],
    });
  });

  test('says where nothing is logged, and rejects an unknown execution', async () => {
    api.run(fail);
    expect(await api.ask('listLogs')).toEqual({ records: [], total: 0, logGroups: [], forgotten: 0 });
    expect(await api.refusal('listLogs', { query: { executionArn: 'arn:nobody' } })).toMatchObject({ status: 400 });
  });
});
