import { dimensionNames } from '../../../../src/emulator/telemetry/metrics/statisticsOf';

test('metrics of executions are told by machine, those of tasks by what is called', () => {
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
