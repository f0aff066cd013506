import { TestService, passDefinition, prefix, roleArn, start } from '../../operations/support/testService';
import { executed } from '../support/telemetryOf';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const fail = { StartAt: 'F', States: { F: { Type: 'Fail' } } };
const startMs = start * 1000;

test('AWS: counters have a measurement at the start and one at the end, including zeros', async () => {
  const { api, stateMachineArn, executionArn } = await executed(wait);
  const at = (timestamp: number, metricName: string, value: number, unit = 'Count'): object => ({
    namespace: 'AWS/States',
    metricName,
    dimensions: { StateMachineArn: stateMachineArn },
    timestamp,
    value,
    unit,
  });
  const end = startMs + 60_000;
  expect(api.service.telemetry.metrics({ executionArn })).toEqual([
    at(startMs, 'ExecutionsStarted', 1),
    at(startMs, 'ExecutionsSucceeded', 0),
    at(startMs, 'ExecutionsFailed', 0),
    at(startMs, 'ExecutionsAborted', 0),
    at(startMs, 'ExecutionsTimedOut', 0),
    at(end, 'ExecutionsStarted', 0),
    at(end, 'ExecutionsSucceeded', 1),
    at(end, 'ExecutionsFailed', 0),
    at(end, 'ExecutionsAborted', 0),
    at(end, 'ExecutionsTimedOut', 0),
    at(end, 'ExecutionTime', 60_000, 'Milliseconds'),
  ]);
});

test.each([
  ['ExecutionsFailed', fail],
  ['ExecutionsTimedOut', { ...wait, TimeoutSeconds: 1 }],
])('an end counts as %s', async (name, definition) => {
  const { api } = await executed(definition);
  expect(happened(api)).toEqual(['ExecutionsStarted', name]);
});

test('an execution that is stopped counts as aborted', async () => {
  const api = new TestService({ time: 'manual' });
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(wait) });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn });
  await api.call('StopExecution', { executionArn });
  expect(happened(api)).toEqual(['ExecutionsStarted', 'ExecutionsAborted']);
  api.close();
});

test('AWS: a redrive is no start; its end counts twice, and its time not at all', async () => {
  const api = new TestService({ time: 'manual' });
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(wait) });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn });
  api.service.advance(1_000);
  await api.call('StopExecution', { executionArn });
  await api.call('RedriveExecution', { executionArn });
  api.service.advance(60_000);
  expect(happened(api)).toEqual([
    'ExecutionsStarted',
    'ExecutionsAborted',
    'ExecutionsRedriven',
    'ExecutionsSucceeded',
    'RedrivenExecutionsSucceeded',
  ]);
  const times = api.service.telemetry.metrics().filter(({ metricName }) => metricName === 'ExecutionTime');
  expect(times.map(({ value }) => value)).toEqual([1_000]);
  const [, aborted, running, succeeded] = api.service.telemetry.statusEvents();
  expect(aborted!.detail).toMatchObject({ status: 'ABORTED', redriveCount: 0, redriveStatus: 'REDRIVABLE' });
  const redriven = { redriveCount: 1, redriveDate: startMs + 1_000, stopDate: null };
  expect(running!.detail).toMatchObject({ status: 'RUNNING', ...redriven });
  expect(succeeded!.detail).toMatchObject({ status: 'SUCCEEDED', ...redriven, stopDate: startMs + 61_000 });
  api.close();
});

test('an Express execution reports its billed use', async () => {
  const { api, stateMachineArn } = await executed({ ...wait, TimeoutSeconds: 1 }, { type: 'EXPRESS' });
  const billed = api.service.telemetry.metrics().filter(({ metricName }) => metricName.startsWith('Express'));
  expect(billed.map(({ metricName, value, unit, dimensions }) => [metricName, value, unit, dimensions])).toEqual([
    ['ExpressExecutionBilledDuration', 1000, 'Milliseconds', { StateMachineArn: stateMachineArn }],
    ['ExpressExecutionBilledMemory', 64, 'Megabytes', { StateMachineArn: stateMachineArn }],
    ['ExpressExecutionMemory', 50.00008678436279, 'Megabytes', { StateMachineArn: stateMachineArn }],
  ]);
});

test('an execution of an alias counts for the machine, its version and the alias', async () => {
  const api = new TestService();
  const { stateMachineVersionArn } = await api.call('CreateStateMachine', {
    name: 'M',
    roleArn,
    definition: passDefinition,
    publish: true,
  });
  const { stateMachineAliasArn } = await api.call('CreateStateMachineAlias', {
    name: 'live',
    routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
  });
  await api.call('StartExecution', { stateMachineArn: stateMachineAliasArn });
  const StateMachineArn = `${prefix}:stateMachine:M`;
  const succeeded = api.service.telemetry
    .metrics()
    .filter(({ metricName, value }) => metricName === 'ExecutionsSucceeded' && value === 1);
  expect(succeeded.map(({ dimensions }) => dimensions)).toEqual([
    { StateMachineArn },
    { StateMachineArn, Version: '1' },
    { StateMachineArn, Alias: 'live' },
  ]);
  api.close();
});

function happened(api: TestService): string[] {
  const names = api.service.telemetry.metrics().filter(({ value, unit }) => value === 1 && unit === 'Count');
  return names.map(({ metricName }) => metricName).filter((name) => /^(?:Executions|Redriven)/.test(name));
}
