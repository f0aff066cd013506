import { TestService, start } from '../../operations/support/testService';

test('counts calls by the second beside their bucket; throttled ones separately', async () => {
  const api = new TestService({ time: 'manual', quotas: { throttling: { ListActivities: { bucket: 2, refill: 1 } } } });
  const list = (): Promise<unknown> => api.call('ListActivities').catch(() => undefined);
  await list();
  api.service.advance(400);
  await list();
  await list();
  api.service.advance(1_600);
  await list();
  const data = api.service.telemetry.metrics();
  const told = data.map(({ metricName, dimensions, timestamp, value }) => [
    timestamp - start * 1000,
    metricName,
    value,
    dimensions,
  ]);
  const APIName = 'ListActivities';
  expect(told).toEqual([
    [0, 'ProvisionedBucketSize', 2, { APIName }],
    [0, 'ProvisionedRefillRate', 1, { APIName }],
    [0, 'ConsumedCapacity', 2, { APIName }],
    [400, 'ThrottledEvents', 1, { APIName }],
    [2_000, 'ProvisionedBucketSize', 2, { APIName }],
    [2_000, 'ProvisionedRefillRate', 1, { APIName }],
    [2_000, 'ConsumedCapacity', 1, { APIName }],
  ]);
  api.close();
});
