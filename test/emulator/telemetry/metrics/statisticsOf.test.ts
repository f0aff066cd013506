import { datum } from '../../../../src/emulator/telemetry/metrics/Datum';
import { statisticsOf } from '../../../../src/emulator/telemetry/metrics/statisticsOf';

const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
const data = [
  datum('ExecutionTime', { StateMachineArn }, 0, 10),
  datum('ExecutionTime', { StateMachineArn, Alias: 'live' }, 0, 10),
  datum('ExecutionTime', { StateMachineArn }, 1, 30),
  datum('ExecutionsFailed', { StateMachineArn }, 1, 1),
];

test('without dimensions, versions and aliases do not count twice', () => {
  expect(statisticsOf(data, 'ExecutionTime', undefined)).toEqual({
    sampleCount: 2,
    sum: 40,
    minimum: 10,
    maximum: 30,
    average: 20,
  });
});

test('without dimensions, state transitions are no calls of the API', () => {
  const used = [{ APIName: 'StartExecution' }, { ServiceMetric: 'StateTransition' }];
  const some = used.map((dimensions) => datum('ConsumedCapacity', dimensions, 0, 1));
  expect(statisticsOf(some, 'ConsumedCapacity', undefined)).toMatchObject({ sum: 1 });
  expect(statisticsOf(some, 'ConsumedCapacity', used[1])).toMatchObject({ sum: 1 });
});

test('with dimensions, only measurements with exactly these count', () => {
  expect(statisticsOf(data, 'ExecutionTime', { StateMachineArn, Alias: 'live' })).toMatchObject({ sampleCount: 1 });
  expect(statisticsOf(data, 'ExecutionTime', { Alias: 'live' })).toEqual({ sampleCount: 0, sum: 0 });
});
