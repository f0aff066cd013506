import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import { exportData, importData } from '../../../../src/emulator/service/data/exportData';
import { openFolder } from '../../../../src/emulator/service/data/openFolder';
import type { Service } from '../../../../src/emulator/service/Service';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const first = ['e1', 'e2', 'e3', 'e4'];
const second = ['e5', 'e6', 'e7', 'e8'];

let root: string;
let open: Service[] = [];

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-shared-'));
});

afterEach(() => {
  for (const service of open) service.abandon();
  open = [];
  fs.rmSync(root, { recursive: true });
});

const folder = (name = 'data'): string => path.join(root, name);

function start(name?: string): Service {
  const data = name === undefined ? undefined : { folder: folder(name) };
  const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', seed: 7, data });
  open.push(service);
  service.goOn();
  return service;
}

/** Executions that all take the same way, the last one up to its wait. */
function run(service: Service, names: readonly string[] = first): void {
  const pass = (Next: string): object => ({ Type: 'Pass', Next });
  const States = {
    A: pass('B'),
    B: pass('C'),
    C: pass('W'),
    W: { Type: 'Wait', Seconds: 9, Next: 'D' },
    D: { Type: 'Succeed' },
  };
  service.call('CreateStateMachine', { name: 'M', roleArn, definition: JSON.stringify({ StartAt: 'A', States }) });
  for (const name of names) {
    service.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:M`, name, input: '{}' });
    if (name !== names.at(-1)) service.advance(9_000);
  }
}

function events(service: Service, names: readonly string[] = first): unknown {
  return names.map((name) => service.call('GetExecutionHistory', { executionArn: `${prefix}:execution:M:${name}` }));
}

function kinds(name = 'data'): readonly string[] {
  return [...exportData(folder(name), () => undefined)].flatMap((line) => {
    const { record } = JSON.parse(line) as { record?: string };
    return record === undefined ? [] : (/^{"kind":"(\w+)"/.exec(record)?.[1] ?? []);
  });
}

test('events that executions share are written once and read in each of them, also when a folder was compacted or copied', () => {
  const memory = start();
  run(memory);
  const before = start('data');
  run(before);
  before.abandon();
  expect(kinds().filter((kind) => kind === 'rows')).toEqual(['rows', 'rows']);
  const again = start('data');
  expect(events(again)).toEqual(events(memory));
  again.close();
  openFolder(folder(), {}, true).journal.close();
  importData(folder('copy'), [...exportData(folder(), () => undefined)]);
  expect(kinds('copy')).toEqual(kinds());
  memory.advance(9_000);
  for (const name of ['data', 'copy']) {
    const service = start(name);
    service.advance(9_000);
    expect(events(service)).toEqual(events(memory));
  }
});

test('after a reset they are written again', () => {
  const memory = start();
  run(memory);
  const service = start('data');
  run(service);
  service.reset();
  run(service);
  service.abandon();
  expect(kinds().filter((kind) => kind === 'rows')).toEqual(['rows', 'rows']);
  expect(events(start('data'))).toEqual(events(memory));
});

test('after the next start they are named again', () => {
  const memory = start();
  const before = start('data');
  for (const service of [memory, before]) run(service);
  before.close();
  const after = start('data');
  for (const service of [memory, after]) run(service, second);
  after.abandon();
  expect(kinds().filter((kind) => kind === 'rows')).toEqual(['rows', 'rows']);
  const last = start('data');
  expect(events(last, [...first, ...second])).toEqual(events(memory, [...first, ...second]));
});
