import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Journal } from '../../../../src/engine/journal/Journal';
import { startServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import { executionsInside } from '../../../../src/emulator/service/inspect';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
const count = 90;
const arnOf = (number: number): string => `arn:aws:states:us-east-1:123456789012:execution:M:e${number}`;

let folder: string;
let open: Service[] = [];

function start(): Service {
  const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', data: { folder } });
  open.push(service);
  return service;
}

/** What an earlier process has left: executions that wait. */
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-slices-')), 'data');
  const before = start();
  before.goOn();
  const States = { W: { Type: 'Wait', Seconds: 60, Next: 'P' }, P: { Type: 'Pass', End: true } };
  before.call('CreateStateMachine', { name: 'M', roleArn, definition: JSON.stringify({ StartAt: 'W', States }) });
  for (let number = 0; number < count; number++)
    before.call('StartExecution', { stateMachineArn, name: `e${number}`, input: String(number) });
  before.abandon();
});

afterEach(() => {
  for (const service of open) service.abandon();
  open = [];
  fs.rmSync(path.dirname(folder), { recursive: true });
});

const running = (service: Service): unknown => {
  const { executions } = service.call('ListExecutions', {
    stateMachineArn,
    statusFilter: 'RUNNING',
    maxResults: 1000,
  }) as { executions: readonly object[] };
  return executions.length;
};

test('executions are played again some at a time, and none goes on before all were', async () => {
  const service = start();
  const goneOn = service.life.goOnInSlices();
  expect(service.life.beforeCall('ListStateMachines')).toBeUndefined();
  expect(service.life.beforeCall('DescribeExecution')).toBe(goneOn);
  let turns = 0;
  let isOver = false;
  void goneOn!.then(() => (isOver = true));
  for (; !isOver; turns++) {
    // Machines are known meanwhile, and that is no reason to hurry.
    expect(service.call('ListStateMachines', {})).toMatchObject({ stateMachines: [{ stateMachineArn }] });
    await turn();
  }
  // 25 at a time at most, the first ones at once.
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(service.life.goOnInSlices()).toBeUndefined();
  expect(service.life.beforeCall('DescribeExecution')).toBeUndefined();
  service.advance(60_000);
  await service.quiet();
  expect(running(service)).toBe(0);
});

test('whoever asks in this process gets the right answer at once', async () => {
  const service = start();
  const goneOn = service.life.goOnInSlices();
  expect(running(service)).toBe(count);
  expect(service.life.beforeCall('DescribeExecution')).toBeUndefined();
  await goneOn;
  expect(running(service)).toBe(count);
  service.advance(60_000);
  await service.quiet();
  expect(service.call('DescribeExecution', { executionArn: arnOf(count - 1) })).toMatchObject({
    status: 'SUCCEEDED',
    output: String(count - 1),
  });
});

test.each([
  ['closed', (service: Service) => service.close(), count],
  ['abandoned', (service: Service) => service.abandon(), count],
  ['reset', (service: Service) => service.reset(), 0],
] as const)('a service that is %s meanwhile goes no further', async (_how, end, left) => {
  const service = start();
  const goneOn = service.life.goOnInSlices();
  end(service);
  await goneOn;
  service.abandon();
  const again = start();
  again.goOn();
  expect([...executionsInside(again)].length).toBe(left);
});

test('an execution that cannot be read ends the start with a sentence, and nothing is written or lost', async () => {
  const service = start();
  const file = path.join(folder, 'journal-000001');
  const whole = fs.readFileSync(file);
  const goneOn = service.life.goOnInSlices();
  // The last byte of the last execution's first record: its input.
  const at = whole.lastIndexOf(String(count - 1));
  fs.writeFileSync(file, Buffer.concat([whole.subarray(0, at), Buffer.from('X'), whole.subarray(at + 1)]));
  const told = (await goneOn!.catch((error: unknown) => error)) as Error;
  expect(told.message.replaceAll(folder, '<folder>').replace(/at byte \d+/g, 'at byte N')).toBe(
    '<folder>/journal-000001 has changed since it was opened: at byte N the bytes of a record do not fit its checksum. No ' +
      'execution has gone on, and the folder stays as it was. Restore it from a copy, or inspect the rest of it of it with --read-only.',
  );
  for (const name of ['ListStateMachines', 'DescribeExecution'])
    expect(() => service.call(name, { executionArn: arnOf(0) })).toThrow(told.message);
  await expect(service.life.beforeCall('ListStateMachines')).rejects.toBe(told);
  service.close();
  expect(fs.readFileSync(file).length).toBe(whole.length);
  fs.writeFileSync(file, whole);
  const again = start();
  again.goOn();
  expect(running(again)).toBe(count);
});

test('so does one whose record has other content than it should', async () => {
  const journal = Journal.open(folder, {}, () => undefined);
  const place = journal.append(
    `{"kind":"execution","number":999,"status":"RUNNING","arn":"${arnOf(999)}"}\n{"events":`,
  );
  const where = journal.whereIs(place);
  journal.close();
  const service = start();
  await expect(service.life.goOnInSlices()).rejects.toThrow(
    `An execution in the data directory cannot be read (${where}): Unexpected end of JSON input. No execution has gone on`,
  );
});

test('a server answers about machines and its health at once, and about executions when it knows', async () => {
  const service = start();
  const server = await startServer(service, { port: 0 });
  const ask = async (operation: string, input: object): Promise<object> => {
    const headers = { 'X-Amz-Target': `AWSStepFunctions.${operation}` };
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify(input) });
    return (await response.json()) as object;
  };
  const answers = await Promise.all([
    ask('DescribeExecution', { executionArn: arnOf(count - 1) }),
    ask('ListStateMachines', {}),
    fetch(`${server.url}/health`).then((response) => response.status),
    fetch(`${server.url}/_stepmill/v1/executions/${encodeURIComponent(arnOf(0))}`).then((response) => response.json()),
  ]);
  expect(answers).toMatchObject([
    { status: 'RUNNING', input: String(count - 1) },
    { stateMachines: [{ stateMachineArn }] },
    200,
    {},
  ]);
  await server.close();
});
