import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';

const prefix = 'arn:aws:states:us-east-1:123456789012';
const stateMachineArn = `${prefix}:stateMachine:M`;
const definition = '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":10,"Next":"F"},"F":{"Type":"Fail"}}}';

let root: string;
let service: Service;

function open(): void {
  const data = { folder: path.join(root, 'data') };
  service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', data });
  service.goOn();
}

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-lists-'));
  open();
});
afterEach(() => {
  service.abandon();
  fs.rmSync(root, { recursive: true });
});

function names(statusFilter?: string): readonly string[] {
  const { executions } = service.call('ListExecutions', { stateMachineArn, statusFilter }) as {
    executions: readonly { name: string }[];
  };
  return executions.map(({ name }) => name);
}

test('an execution of an earlier process that is redriven keeps its place in the lists', async () => {
  service.call('CreateStateMachine', { name: 'M', definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
  const start = (name: string) => service.call('StartExecution', { stateMachineArn, name });
  for (const name of ['a', 'b', 'c']) start(name);
  await service.advance(20_000);
  service.abandon();
  open();
  start('d');
  service.call('RedriveExecution', { executionArn: `${prefix}:execution:M:b` });
  start('e');
  expect(names()).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(names('FAILED')).toEqual(['c', 'b', 'a']);
  expect(names('RUNNING')).toEqual(['e', 'd']);
  service.call('StopExecution', { executionArn: `${prefix}:execution:M:d` });
  expect([names('RUNNING'), names('ABORTED'), names('SUCCEEDED')]).toEqual([['e'], ['d'], []]);
});
