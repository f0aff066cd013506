import { TestService } from '../../operations/support/testService';

test('versions and aliases of a machine are counted as they are now', async () => {
  const api = new TestService({ time: 'manual' });
  await api.createMachine('Without');
  const arn = await api.createMachine('M', { publish: true });
  await api.call('UpdateStateMachine', {
    stateMachineArn: arn,
    publish: true,
    roleArn: 'arn:aws:iam::123456789012:role/other',
  });
  const routingConfiguration = [{ stateMachineVersionArn: `${arn}:2`, weight: 100 }];
  await api.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
  await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` });
  const { telemetry } = api.service;
  const at = (metricName: string, value: number): object => ({
    namespace: 'AWS/States',
    metricName,
    dimensions: { ResourceArn: arn },
    timestamp: api.service.now(),
    value,
    unit: 'Count',
  });
  const counts = [at('VersionCount', 1), at('AliasCount', 1)];
  expect(telemetry.metrics().filter(({ namespace }) => namespace === 'AWS/States')).toEqual(counts);
  expect(telemetry.metrics({ stateMachineArn: arn })).toEqual(counts);
  api.close();
});
