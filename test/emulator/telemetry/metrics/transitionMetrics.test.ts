import { TestService, start } from '../../operations/support/testService';

const startMs = start * 1000;

/** A Parallel whose branch fails is retried once, after a second; in a service of its own. */
async function run(region = 'us-east-1'): Promise<TestService> {
  const api = new TestService({ region });
  const definition = JSON.stringify({
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } }],
        Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 1, MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['E'], Next: 'S' }],
        End: true,
      },
      S: { Type: 'Succeed' },
    },
  });
  const { executionArn } = await api.call('StartExecution', {
    stateMachineArn: await api.createMachine('M', { definition }),
  });
  await api.service.execution(executionArn)!.ended();
  api.close();
  return api;
}

test('states that were entered and retries count, second by second, for the account and for the machine', async () => {
  const api = await run();
  const data = api.service.telemetry.metrics().filter(({ dimensions }) => 'ServiceMetric' in dimensions);
  const ofAccount = { ServiceMetric: 'StateTransition' };
  const ofMachine = { ...ofAccount, StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M' };
  const told = data.map(({ metricName, dimensions, timestamp, value }) => [metricName, dimensions, timestamp, value]);
  const second = (timeMs: number, transitions: number): unknown[] =>
    [ofAccount, ofMachine].flatMap((dimensions) => [
      ['ProvisionedBucketSize', dimensions, timeMs, 5_000],
      ['ProvisionedRefillRate', dimensions, timeMs, 5_000],
      ['ConsumedCapacity', dimensions, timeMs, transitions],
    ]);
  // P and F; then the retry, F and S.
  expect(told).toEqual([...second(startMs, 2), ...second(startMs + 1000, 3)]);
});

test('AWS: smaller regions may do less', async () => {
  const api = await run('eu-central-1');
  const sizes = api.service.telemetry.metrics().filter(({ metricName }) => metricName === 'ProvisionedBucketSize');
  expect(new Set(sizes.map(({ value }) => value))).toEqual(new Set([800]));
});
