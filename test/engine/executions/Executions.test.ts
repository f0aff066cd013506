import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import type { KeepLimits } from '../../../src/engine/executions/Executions';
import { executionsInside } from '../../../src/emulator/service/inspect';

const prefix = 'arn:aws:states:us-east-1:123456789012';
const stateMachineArn = `${prefix}:stateMachine:M`;

const waitsOrFails = JSON.stringify({
  StartAt: 'Which',
  States: {
    Which: { Type: 'Choice', Choices: [{ Variable: '$.wait', IsPresent: true, Next: 'Wait' }], Default: 'Fail' },
    Wait: { Type: 'Task', Resource: `${prefix}:activity:A`, End: true },
    Fail: { Type: 'Fail' },
  },
});

const pass = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';

function createMachine(service: Service, definition = pass): void {
  service.call('CreateActivity', { name: 'A' });
  service.call('CreateStateMachine', { name: 'M', definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
}

function start(service: Service, name: string, input = '{}'): void {
  service.call('StartExecution', { stateMachineArn, name, input });
}

function serviceThatKeeps(keep: KeepLimits, definition?: string): Service {
  const service = createService({ time: 'skip', keep });
  createMachine(service, definition);
  return service;
}

function names(service: Service): string[] {
  const { executions } = service.call('ListExecutions', { stateMachineArn }) as { executions: { name: string }[] };
  return executions.map(({ name }) => name);
}

test('keeps the executions that ended last', () => {
  const service = serviceThatKeeps({ executions: 2 });
  for (const name of ['a', 'b', 'c']) start(service, name);
  expect(names(service)).toEqual(['c', 'b']);
  expect(() => service.call('DescribeExecution', { executionArn: `${prefix}:execution:M:a` })).toThrow(
    `Execution Does Not Exist: '${prefix}:execution:M:a' (it has ended, and Stepmill keeps the last ones only: see the option keep)`,
  );
  expect(() => service.call('DescribeExecution', { executionArn: `${prefix}:execution:M:x` })).toThrow(
    /Execution Does Not Exist: '[^']*'$/,
  );
});

test('limits their total size, except for the last one', () => {
  const service = serviceThatKeeps({ bytes: 400_000 });
  const large = JSON.stringify('x'.repeat(150_000));
  for (const name of ['a', 'b', 'c']) start(service, name, large);
  expect(names(service)).toEqual(['c']);
  for (let n = 0; n < 20; n++) start(service, `small ${n}`.replace(' ', '-'));
  expect(names(service).length).toBe(21);
});

test('finds each by its ARN, the last one and earlier ones, in the order of their starts', () => {
  const service = serviceThatKeeps({});
  const arns = ['a', 'b', 'c'].map((name) => `${prefix}:execution:M:${name}`);
  for (const name of ['a', 'b']) start(service, name);
  expect(service.execution(arns[1]!)?.name).toBe('b');
  expect(service.execution(arns[0]!)?.name).toBe('a');
  start(service, 'c');
  expect(arns.map((arn) => service.execution(arn)?.name)).toEqual(['a', 'b', 'c']);
  expect(service.execution(`${prefix}:execution:M:d`)).toBeUndefined();
  expect([...executionsInside(service)].map(({ arn }) => arn)).toEqual(arns);
});

test('a redriven one has ended after those that ended before its redrive', () => {
  const service = serviceThatKeeps({ executions: 2 }, '{"StartAt":"F","States":{"F":{"Type":"Fail"}}}');
  for (const name of ['a', 'b']) start(service, name);
  service.call('RedriveExecution', { executionArn: `${prefix}:execution:M:a` });
  start(service, 'c');
  expect(names(service)).toEqual(['c', 'a']);
});

test('the executions of a deleted machine no longer take room', () => {
  const service = serviceThatKeeps({ executions: 2 });
  for (const name of ['a', 'b']) start(service, name);
  service.call('DeleteStateMachine', { stateMachineArn });
  createMachine(service);
  for (const name of ['c', 'd']) start(service, name);
  expect(names(service)).toEqual(['d', 'c']);
});

test('the name of a dropped one stays used until the machine is gone', () => {
  const service = serviceThatKeeps({ executions: 1 });
  for (const name of ['a', 'b']) start(service, name);
  expect(() => start(service, 'a')).toThrow(`Execution Already Exists: '${prefix}:execution:M:a'`);
  service.call('DeleteStateMachine', { stateMachineArn });
  createMachine(service);
  start(service, 'a');
  expect(names(service)).toEqual(['a']);
});

test('data that many events share is counted once', () => {
  const service = createService({ time: 'skip', keep: { bytes: 3_000_000 } });
  const definition = JSON.stringify({
    StartAt: 'Add',
    States: {
      Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'text.$': '$.text' }, Next: 'More' },
      More: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 400, Next: 'Add' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    },
  });
  service.call('CreateStateMachine', { name: 'M', definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
  start(service, 'before', JSON.stringify({ n: 399, text: 'x' }));
  start(service, 'loop', JSON.stringify({ n: 0, text: 'x'.repeat(40_000) }));
  service.drain();
  expect(names(service)).toEqual(['loop', 'before']);
});

test('a page of ListExecutions continues where the last one ended, whatever was dropped since', () => {
  const service = serviceThatKeeps({ executions: 5 });
  for (const name of ['a', 'b', 'c', 'd', 'e']) start(service, name);
  const first = service.call('ListExecutions', { stateMachineArn, maxResults: 2 }) as {
    nextToken: string;
    executions: { name: string }[];
  };
  start(service, 'f');
  const second = service.call('ListExecutions', { stateMachineArn, nextToken: first.nextToken }) as typeof first;
  expect([...first.executions, ...second.executions].map(({ name }) => name)).toEqual(['e', 'd', 'c', 'b']);
});

test('listing a status that few have looks at few executions', () => {
  const service = serviceThatKeeps({ executions: 50 }, waitsOrFails);
  start(service, 'waits', '{"wait":true}');
  for (let n = 0; n < 100; n++) start(service, `fails-${n}`);
  start(service, 'waits-2', '{"wait":true}');
  let reads = 0;
  for (const execution of executionsInside(service)) {
    const { status } = execution;
    Object.defineProperty(execution, 'status', { get: () => ((reads += 1), status), set: () => undefined });
  }
  const listed = (statusFilter: string) =>
    (service.call('ListExecutions', { stateMachineArn, statusFilter }) as { executions: { name: string }[] })
      .executions;
  expect(listed('SUCCEEDED')).toEqual([]);
  expect(reads).toBe(0);
  expect(listed('FAILED').length).toBe(50);
  expect(listed('RUNNING').map(({ name }) => name)).toEqual(['waits-2', 'waits']);
  service.close();
});

test('the counts by status follow stops, redrives and dropped executions', () => {
  const service = serviceThatKeeps({ executions: 3 }, waitsOrFails);
  const listed = (statusFilter: string) =>
    (
      service.call('ListExecutions', { stateMachineArn, statusFilter }) as { executions: { name: string }[] }
    ).executions.map(({ name }) => name);
  const all = () => ['RUNNING', 'FAILED', 'ABORTED'].map(listed);
  start(service, 'waits', '{"wait":true}');
  for (const name of ['a', 'b']) start(service, name);
  expect(all()).toEqual([['waits'], ['b', 'a'], []]);
  service.call('StopExecution', { executionArn: `${prefix}:execution:M:waits` });
  expect(all()).toEqual([[], ['b', 'a'], ['waits']]);
  service.call('RedriveExecution', { executionArn: `${prefix}:execution:M:waits` });
  service.call('RedriveExecution', { executionArn: `${prefix}:execution:M:a` });
  expect(all()).toEqual([['waits'], ['b', 'a'], []]);
  for (const name of ['c', 'd']) start(service, name);
  expect(all()).toEqual([['waits'], ['d', 'c', 'a'], []]);
  service.close();
});

test('counts kept data by its memory, not by the length of its text', () => {
  const input = (n: number): string => JSON.stringify({ n, items: Array.from({ length: 3_000 }, () => ({})) });
  const service = serviceThatKeeps({ bytes: 2_000_000 });
  for (let n = 0; n < 20; n++) start(service, `e${n}`, input(n));
  // Each text has 9 KB; with the objects that it stands for, an execution takes 210 KB.
  expect(names(service)).toEqual(Array.from({ length: 9 }, (_item, at) => `e${19 - at}`));
});

test('long texts of one length are kept without comparing each with all others', () => {
  const service = serviceThatKeeps({ bytes: 8_000_000 });
  for (let n = 0; n < 40; n++)
    start(service, `e${n}`, JSON.stringify('x'.repeat(200_000) + String(n).padStart(3, '0')));
  expect(names(service).length).toBeGreaterThan(10);
});
