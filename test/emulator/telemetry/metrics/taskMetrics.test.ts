import { TestService, prefix } from '../../operations/support/testService';
import { executed } from '../support/telemetryOf';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const activityArn = `${prefix}:activity:work`;

test('counts a function named by its ARN', async () => {
  const { api } = await executed(task(functionArn), { options: { handlers: { f: () => 1 } } });
  expect(measured(api)).toEqual([
    ['LambdaFunctionsScheduled', 1, { LambdaFunctionArn: functionArn }],
    ['LambdaFunctionsStarted', 1, { LambdaFunctionArn: functionArn }],
    ['LambdaFunctionScheduleTime', 0, { LambdaFunctionArn: functionArn }],
    ['LambdaFunctionsSucceeded', 1, { LambdaFunctionArn: functionArn }],
    ['LambdaFunctionRunTime', 0, { LambdaFunctionArn: functionArn }],
    ['LambdaFunctionTime', 0, { LambdaFunctionArn: functionArn }],
  ]);
});

test('counts each attempt of a retried integration', async () => {
  const mocks = {
    StateMachines: { M: { TestCases: { Fails: { T: 'Twice' } } } },
    MockedResponses: {
      Twice: { 0: { Throw: { Error: 'E', Cause: 'c' } }, 1: { Return: { StatusCode: 200, Payload: {} } } },
    },
  };
  const api = new TestService({ mocks });
  const definition = task('arn:aws:states:::lambda:invoke', {
    Parameters: { FunctionName: 'f' },
    Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 5 }],
  });
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(definition) });
  await api.call('StartExecution', { stateMachineArn: `${stateMachineArn}#Fails` });
  await api.service.quiet();
  const dimensions = { ServiceIntegrationResourceArn: 'arn:aws:states:::lambda:invoke' };
  expect(measured(api).filter(([, value]) => value === 1)).toEqual([
    ['ServiceIntegrationsScheduled', 1, dimensions],
    ['ServiceIntegrationsStarted', 1, dimensions],
    ['ServiceIntegrationsFailed', 1, dimensions],
    ['ServiceIntegrationsScheduled', 1, dimensions],
    ['ServiceIntegrationsStarted', 1, dimensions],
    ['ServiceIntegrationsSucceeded', 1, dimensions],
  ]);
  api.close();
});

test.each([
  ['a heartbeat', { HeartbeatSeconds: 3, TimeoutSeconds: 60 }, ['ActivitiesHeartbeatTimedOut'], 3_000],
  ['the timeout', { HeartbeatSeconds: 60, TimeoutSeconds: 90 }, [], 90_000],
])('counts an activity that exceeds %s', async (_title, times, heartbeat, ms) => {
  const api = new TestService({ time: 'manual' });
  await api.call('CreateActivity', { name: 'work' });
  const definition = JSON.stringify(task(activityArn, times));
  await api.call('StartExecution', { stateMachineArn: await api.createMachine('M', { definition }) });
  api.service.advance(2_000);
  const { taskToken } = await api.call('GetActivityTask', { activityArn });
  if (ms > 60_000) {
    api.service.advance(45_000);
    await api.call('SendTaskHeartbeat', { taskToken });
    api.service.advance(45_000);
  } else api.service.advance(ms);
  const dimensions = { ActivityArn: activityArn };
  expect(measured(api)).toEqual([
    ['ActivitiesScheduled', 1, dimensions],
    ['ActivitiesStarted', 1, dimensions],
    ['ActivityScheduleTime', 2_000, dimensions],
    ['ActivitiesTimedOut', 1, dimensions],
    ...heartbeat.map((name) => [name, 1, dimensions]),
    ['ActivityRunTime', ms, dimensions],
    ['ActivityTime', ms + 2_000, dimensions],
  ]);
  api.close();
});

function measured(api: TestService): [string, number, object][] {
  return api.service.telemetry
    .metrics()
    .filter(({ metricName }) => /^(?:Activit|Lambda|Service)/.test(metricName) && metricName !== 'ActivityCount')
    .map(({ metricName, value, dimensions }) => [metricName, value, dimensions]);
}

function task(resource: string, more: object = {}): object {
  return { StartAt: 'T', States: { T: { Type: 'Task', Resource: resource, End: true, ...more } } };
}
