import { TestService, start } from '../../operations/support/testService';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const map = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...wait },
      End: true,
    },
  },
};

let api: TestService;

afterEach(() => api.close());

async function started(definition: object, count: number, options: ServiceOptions = {}): Promise<readonly string[]> {
  api = new TestService({ time: 'manual', ...options });
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(definition) });
  const arns: string[] = [];
  for (let n = 0; n < count; n++) {
    const { executionArn } = await api.call('StartExecution', { stateMachineArn, input: '[1,2]' });
    arns.push(executionArn as string);
    api.service.advance(1_000);
    await api.service.quiet();
  }
  return arns;
}

/** The measurements of a metric: after how many seconds, and what. */
function measured(name: string): (readonly [number, number])[] {
  const data = api.service.telemetry.metrics().filter(({ metricName }) => metricName === name);
  expect(data.every(({ unit, dimensions }) => unit === 'Count' && Object.keys(dimensions).length === 0)).toBe(true);
  return data.map(({ timestamp, value }) => [timestamp / 1000 - start, value]);
}

test('counts open executions whenever one starts or ends, and again when redriven', async () => {
  const [first] = await started(wait, 2);
  await api.call('StopExecution', { executionArn: first });
  api.service.advance(8_000);
  await api.call('RedriveExecution', { executionArn: first });
  api.service.advance(60_000);
  await api.service.quiet();
  expect(measured('OpenExecutionCount')).toEqual([
    [0, 1],
    [1, 2],
    [2, 1],
    [10, 2],
    [61, 1],
    [70, 0],
  ]);
  expect(measured('OpenExecutionLimit').map(([, value]) => value)).toEqual(Array(6).fill(1_000_000));
  expect(measured('ApproximateOpenMapRunCount')).toEqual([]);
});

test('the limit is the quota; Express executions have no limit', async () => {
  await started(wait, 1, { quotas: { openExecutions: 7 } });
  const express = await api.createMachine('E', { type: 'EXPRESS' });
  await api.call('StartExecution', { stateMachineArn: express });
  expect(measured('OpenExecutionCount')).toEqual([[0, 1]]);
  expect(measured('OpenExecutionLimit')).toEqual([[0, 7]]);
});

test('counts Map Runs above the quota as backlog', async () => {
  await started(map, 2, { quotas: { openMapRuns: 1 } });
  api.service.advance(59_000);
  await api.service.quiet();
  api.service.advance(60_000);
  await api.service.quiet();
  expect(measured('ApproximateOpenMapRunCount')).toEqual([
    [0, 1],
    [1, 1],
    [60, 1],
    [120, 0],
  ]);
  expect(measured('ApproximateMapRunBacklogSize')).toEqual([
    [0, 0],
    [1, 1],
    [60, 0],
    [120, 0],
  ]);
  expect(measured('OpenMapRunLimit').map(([, value]) => value)).toEqual([1, 1, 1, 1]);
});

test('a Map Run ends with the stopped execution', async () => {
  const [only] = await started(map, 1);
  await api.call('StopExecution', { executionArn: only });
  expect(measured('ApproximateOpenMapRunCount')).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(measured('OpenMapRunLimit')).toEqual([
    [0, 1_000],
    [1, 1_000],
  ]);
});

test('the metrics of one execution or machine leave out those of the account', async () => {
  const [executionArn] = await started(wait, 1);
  const { telemetry } = api.service;
  const stateMachineArn = executionArn!.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, '');
  const names = [{ executionArn }, { stateMachineArn }].flatMap((filter) => telemetry.metrics(filter));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter(({ metricName }) => /^Open/.test(metricName))).toEqual([]);
});
