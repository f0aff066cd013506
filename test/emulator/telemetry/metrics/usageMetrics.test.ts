import { TestService, start } from '../../operations/support/testService';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const startMs = start * 1000;

test('machines, activities and the open executions of each machine are counted, in AWS/Usage', async () => {
  const api = new TestService({ time: 'manual' });
  const definition = JSON.stringify(wait);
  const stateMachineArn = await api.createMachine('M', { definition });
  const other = await api.createMachine('N', { definition });
  await api.call('CreateActivity', { name: 'a' });
  await api.call('StartExecution', { stateMachineArn });
  await api.call('StartExecution', { stateMachineArn });
  api.service.advance(1_000);
  await api.call('StartExecution', { stateMachineArn: other });
  api.service.advance(59_000);
  const usage = api.service.telemetry.metrics().filter(({ namespace }) => namespace === 'AWS/Usage');
  const at = (metricName: string, seconds: number, value: number): object => {
    return {
      namespace: 'AWS/Usage',
      metricName,
      dimensions: {},
      timestamp: startMs + seconds * 1000,
      value,
      unit: 'Count',
    };
  };
  const open = 'OpenExecutionCountPerStateMachine';
  expect(usage).toEqual([
    at(open, 0, 1),
    at(open, 0, 2),
    at(open, 1, 1),
    at('StateMachineCount', 60, 2),
    at('ActivityCount', 60, 1),
    at(open, 60, 1),
    at(open, 60, 0),
  ]);
  api.close();
});
