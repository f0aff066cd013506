import { TestService } from '../operations/support/testService';
import { logging } from './support/telemetryOf';

test('reports records that are no longer kept, instead of leaving them out silently', async () => {
  const api = new TestService({ keep: { executions: 1 } });
  const stateMachineArn = await api.createMachine();
  for (let n = 0; n < 3; n++) await api.call('StartExecution', { stateMachineArn });
  const { telemetry } = api.service;
  expect(telemetry.forgotten).toBe(2);
  expect(telemetry.statusEvents()).toHaveLength(2);
  expect(() => telemetry.read('statusEvents', {})).toThrow(
    '2 executions are no longer kept (of a deleted machine, or beyond the option keep), so ' + 'their data is missing.',
  );
  api.close();
});

test('a reset drops everything', async () => {
  const api = new TestService();
  await api.call('StartExecution', { stateMachineArn: await api.createMachine() });
  api.service.reset();
  expect(api.service.telemetry.read('metrics', {})).toEqual([]);
  api.close();
});

test('describes children of a Distributed Map as executions', async () => {
  const item = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } };
  const map = {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...item },
    Label: 'L',
    ToleratedFailurePercentage: 100,
    End: true,
  };
  const api = new TestService();
  const definition = JSON.stringify({ StartAt: 'M', States: { M: map } });
  const stateMachineArn = await api.createMachine('M', { definition, ...logging('FATAL') });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn, input: '[1,2]' });
  await api.service.execution(executionArn)!.ended();
  const { mapRuns } = await api.call('ListMapRuns', { executionArn });
  const { telemetry } = api.service;
  const logged = { type: 'ExecutionFailed', details: { error: 'E' }, map_run_arn: mapRuns[0].mapRunArn };
  expect(telemetry.logs()).toMatchObject([logged, logged]);
  const ofChildren = telemetry.metrics({ stateMachineArn: `${stateMachineArn}/L` });
  expect(ofChildren.filter(({ metricName, value }) => metricName === 'ExecutionsFailed' && value === 1)).toHaveLength(
    2,
  );
  expect(
    telemetry
      .statusEvents()
      .map(({ detail }) => detail.status)
      .sort(),
  ).toEqual(['FAILED', 'FAILED', 'RUNNING', 'RUNNING', 'RUNNING', 'SUCCEEDED']);
  api.close();
});
