import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import { exportData, importData } from '../../../../src/emulator/service/data/exportData';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import { systemDisk, type Disk } from '../../../../src/engine/journal/Disk';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { executionsInside } from '../../../../src/emulator/service/inspect';

// What cannot go on, what may not, and a disk that takes nothing.

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const startTime = '2030-01-01T00:00:00Z';

let root: string;
let folder: string;
let open: Service[] = [];
let notes: string[] = [];

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-rules-'));
  folder = path.join(root, 'data');
  notes = [];
});

afterEach(() => {
  for (const service of open) service.abandon();
  open = [];
  fs.rmSync(root, { recursive: true });
});

function start(options: ServiceOptions = {}, data: Partial<ServiceOptions['data']> = {}): Service {
  const onNote = (note: string): number => notes.push(note);
  const service = createService({ time: 'manual', startTime, onNote, ...options, data: { folder, ...data } });
  open.push(service);
  service.goOn();
  return service;
}

function restart(service: Service, options: ServiceOptions = {}, data: Partial<ServiceOptions['data']> = {}): Service {
  service.abandon();
  return start(options, data);
}

function create(service: Service, name: string, definition: object, type = 'STANDARD'): void {
  service.call('CreateStateMachine', { name, roleArn, definition: JSON.stringify(definition), type });
}

function begin(service: Service, machine: string, name = 'e', input = '{}'): string {
  const stateMachineArn = `${prefix}:stateMachine:${machine}`;
  return (service.call('StartExecution', { stateMachineArn, input, name }) as { executionArn: string }).executionArn;
}

interface Shown {
  readonly type: string;
  readonly executionFailedEventDetails?: object;
}

function events(service: Service, executionArn: string): readonly Shown[] {
  return (service.call('GetExecutionHistory', { executionArn }) as { events: Shown[] }).events;
}

const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } };

test('an execution with a different history in another version keeps its record, and fails', () => {
  const service = start();
  create(service, 'M', waits);
  const executionArn = begin(service, 'M');
  service.abandon();
  const lines = [...exportData(folder, () => undefined)].map((line) =>
    line.replace('[\\"WaitStateEntered\\",\\"W\\"', '[\\"WaitStateEntered\\",\\"V\\"'),
  );
  folder = path.join(root, 'other');
  importData(folder, lines);
  const again = start();
  const cause =
    'Stepmill was ended while the execution ran. It could not be resumed: this version of Stepmill makes another history from ' +
    'its records (at its event 2), so it was started by another version.';
  expect(notes).toEqual([
    `The execution ${executionArn} could not be resumed and has failed: this version of Stepmill makes another history from its records (at its event 2), so it was started by another version.`,
  ]);
  expect(events(again, executionArn)).toMatchObject([
    { type: 'ExecutionStarted' },
    { type: 'WaitStateEntered', stateEnteredEventDetails: { name: 'V' } },
    { type: 'ExecutionFailed', executionFailedEventDetails: { error: 'Stepmill.NotResumed', cause } },
  ]);
  expect(again.call('DescribeExecution', { executionArn })).toMatchObject({
    status: 'FAILED',
    error: 'Stepmill.NotResumed',
    cause,
  });
  const third = restart(again);
  expect(third.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'FAILED', cause });
  expect(() => third.call('RedriveExecution', { executionArn })).toThrow(
    /ExecutionNotRedrivable|invalid for redrive as: this version/,
  );
});

test.each(['skip', 'manual'] as const)('with time %s a redrive comes after the advanced time', (time) => {
  const broken = {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } },
  };
  const redriven = [true, false].map((restarts) => {
    folder = path.join(root, `restarts-${restarts}`);
    let service = start({ time });
    create(service, 'M', broken);
    const executionArn = begin(service, 'M');
    service.advance(3_600_000);
    if (restarts) service = restart(service, { time });
    const answered = service.call('RedriveExecution', { executionArn });
    const again = restart(service, { time });
    return [answered, events(again, executionArn)];
  });
  expect(redriven[0]).toEqual(redriven[1]);
  expect(redriven[0]![0]).toEqual({ redriveDate: Date.parse(startTime) / 1000 + 3_600 });
});

test('an Express execution is gone, and leaves no trace', () => {
  const service = start();
  create(service, 'Fast', waits, 'EXPRESS');
  create(service, 'M', waits);
  begin(service, 'Fast');
  const again = restart(service);
  again.advance(60_000);
  expect([...executionsInside(again)]).toEqual([]);
});

test('inspecting runs and changes nothing', () => {
  const service = start();
  create(service, 'M', waits);
  const executionArn = begin(service, 'M');
  const looking = start({}, { readOnly: true });
  looking.advance(60_000);
  expect(looking.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  expect(events(looking, executionArn).map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered']);
  expect(() => looking.call('StopExecution', { executionArn })).toThrow(
    `${folder} is opened for inspection (--read-only): StopExecution would change it.`,
  );
  service.advance(10_000);
  expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
});

test('a machine that is DELETING stays so after the restart, and goes with its last execution', () => {
  const service = start();
  create(service, 'M', {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 10, Next: 'P' }, P: { Type: 'Pass', End: true } },
  });
  const executionArn = begin(service, 'M');
  const stateMachineArn = `${prefix}:stateMachine:M`;
  service.call('DeleteStateMachine', { stateMachineArn });
  const again = restart(service);
  expect(again.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ status: 'DELETING' });
  again.advance(10_000);
  expect(again.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'FAILED' });
  expect(again.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ status: 'DELETING' });
  again.advance(90_000);
  expect(() => again.call('DescribeStateMachine', { stateMachineArn })).toThrow('State Machine Does Not Exist');
  create(again, 'M', waits);
  const third = restart(again);
  expect(third.call('ListExecutions', { stateMachineArn })).toEqual({ executions: [] });
});

test('a reset leaves nothing', () => {
  const service = start();
  create(service, 'M', waits);
  begin(service, 'M');
  service.reset();
  create(service, 'N', waits);
  const again = restart(service);
  expect(again.call('ListStateMachines', {})).toMatchObject({ stateMachines: [{ name: 'N' }] });
  again.advance(60_000);
  expect([...executionsInside(again)]).toEqual([]);
});

test('memory keeps the last executions; lists and histories include all', () => {
  const service = start({ keep: { executions: 2 } });
  create(service, 'M', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  const names = Array.from({ length: 7 }, (_, index) => `e${index}`);
  for (const name of names) begin(service, 'M', name, `"${name}"`);
  const stateMachineArn = `${prefix}:stateMachine:M`;
  const list = (of: Service): string[] => {
    const found: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = of.call('ListExecutions', { stateMachineArn, maxResults: 3, nextToken }) as {
        executions: { name: string }[];
        nextToken?: string;
      };
      found.push(...page.executions.map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return found;
  };
  expect([...executionsInside(service)].length).toBe(2);
  expect(list(service)).toEqual([...names].reverse());
  expect(service.call('DescribeExecution', { executionArn: `${prefix}:execution:M:e0` })).toMatchObject({
    output: '"e0"',
  });
  expect(() => begin(service, 'M', 'e0', '"other"')).toThrow('Execution Already Exists');
  const again = restart(service, { keep: { executions: 2 } });
  expect(list(again)).toEqual([...names].reverse());
  expect(events(again, `${prefix}:execution:M:e3`).length).toBe(4);
});

test('a start on a full disk fails with a message, and can be tried again', () => {
  let isFull = true;
  const disk: Disk = {
    ...systemDisk,
    write(file, bytes, at) {
      if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      return systemDisk.write(file, bytes, at);
    },
  };
  const service = createService({ data: { folder, disk } });
  open.push(service);
  const refusal = (): unknown => {
    try {
      return service.goOn();
    } catch (error) {
      return HarnessError.is(error) && error.message;
    }
  };
  expect(refusal()).toMatch(`Stepmill could not write to ${folder}: no space is left on the device.`);
  isFull = false;
  expect(refusal()).toBeUndefined();
  expect(() =>
    create(service, 'M', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } }),
  ).not.toThrow();
});

test('while the disk is full, calls fail, executions pause, and all resume when there is room', async () => {
  let isFull = false;
  const disk: Disk = {
    ...systemDisk,
    write(file, bytes, at) {
      if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      return systemDisk.write(file, bytes, at);
    },
  };
  let asked = 0;
  const handlers = { work: () => (asked += 1) };
  const service = start({ handlers }, { disk });
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:work';
  create(service, 'M', {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 10, Next: 'T' }, T: { Type: 'Task', Resource, End: true } },
  });
  const executionArn = begin(service, 'M');
  isFull = true;
  const full = `Stepmill could not write to ${folder}: no space is left on the device. Executions pause until there is; everything acknowledged before is safe (ENOSPC).`;
  // The call that finds it out has begun; the next ones do not.
  expect(() => begin(service, 'M', 'second')).toThrow(
    new Error(`${full} The new execution is listed, and will be written as soon as there is room.`),
  );
  expect(() => begin(service, 'M', 'third')).toThrow(new Error(full));
  const { executions } = service.call('ListExecutions', { stateMachineArn: `${prefix}:stateMachine:M` }) as any;
  expect(executions.map(({ name }: { name: string }) => name).sort()).toEqual(['e', 'second']);
  expect(() => service.advance(10_000)).toThrow(full);
  expect(asked).toBe(0);
  // Reads still succeed.
  expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  expect(events(service, executionArn).length).toBe(2);
  expect(await service.whenWritten({ answer: 1 }, true)).toEqual({ answer: 1 });
  await expect(service.whenWritten({ answer: 1 })).rejects.toThrow(full);
  isFull = false;
  service.advance(1);
  await service.quiet();
  expect(asked).toBeGreaterThan(0);
  service.advance(20_000);
  const again = restart(service, { handlers });
  expect(again.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
  expect(again.call('DescribeExecution', { executionArn: `${prefix}:execution:M:second` })).toMatchObject({
    status: 'SUCCEEDED',
  });
  expect(() => again.call('DescribeExecution', { executionArn: `${prefix}:execution:M:third` })).toThrow(
    'Does Not Exist',
  );
});

test('the answers of a MockConfigFile continue where they were', async () => {
  const Throw = { Error: 'Busy', Cause: '' };
  const mocks = {
    StateMachines: { M: { TestCases: { Case: { T: 'Answers' } } } },
    MockedResponses: { Answers: { '0-1': { Throw }, '2': { Return: { third: true } } } },
  } as const;
  const service = start({ mocks });
  const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, BackoffRate: 1 }];
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:work';
  create(service, 'M', { StartAt: 'T', States: { T: { Type: 'Task', Resource, Retry, End: true } } });
  const stateMachineArn = `${prefix}:stateMachine:M#Case`;
  const { executionArn } = service.call('StartExecution', { stateMachineArn, name: 'e' }) as { executionArn: string };
  await service.quiet();
  const again = restart(service, { mocks });
  again.advance(10_000);
  await again.quiet();
  expect(again.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  const third = restart(again, { mocks });
  third.advance(10_000);
  await third.quiet();
  expect(third.call('DescribeExecution', { executionArn })).toMatchObject({ output: '{"third":true}' });
});

test('warns that buckets in memory are not kept when the first one is created', () => {
  const notes: string[] = [];
  const service = start({ onNote: (note: string) => notes.push(note) });
  service.objects.put('first', 'key', Buffer.from('1'));
  service.objects.put('second', 'key', Buffer.from('1'));
  expect(notes).toEqual([
    `The bucket 'first' is in memory and lost at the next start: ${folder} does not keep buckets. --s3 DIR (\`s3: { folder }\`) does; a resumed Map Run needs its ItemReader's object.`,
  ]);
});
