import { dimensionNames } from '../../../../src/emulator/telemetry/metrics/statisticsOf';

test('the metrics of executions are per machine, those of tasks per called resource', () => {
  expect(dimensionNames('ExecutionsFailed')).toEqual(['StateMachineArn', 'Version', 'Alias']);
  expect(dimensionNames('ExpressExecutionBilledDuration')).toEqual(['StateMachineArn', 'Version', 'Alias']);
  expect(dimensionNames('ActivityCount')).toEqual([]);
  expect(dimensionNames('ActivityTime')).toEqual(['ActivityArn']);
  expect(dimensionNames('ActivitiesFailed')).toEqual(['ActivityArn']);
  expect(dimensionNames('LambdaFunctionTime')).toEqual(['LambdaFunctionArn']);
  expect(dimensionNames('ServiceIntegrationsFailed')).toEqual(['ServiceIntegrationResourceArn']);
  expect(dimensionNames('ThrottledEvents')).toEqual(['APIName']);
  expect(dimensionNames('ProvisionedRefillRate')).toEqual(['APIName', 'ServiceMetric', 'StateMachineArn']);
  expect(dimensionNames('AliasCount')).toEqual(['ResourceArn']);
  expect(dimensionNames('OpenExecutionCount')).toEqual([]);
  expect(dimensionNames('ApproximateMapRunBacklogSize')).toEqual([]);
});
