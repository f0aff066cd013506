import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import { systemDisk, type Disk } from '../../../../src/engine/journal/Disk';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const startTime = '2030-01-01T00:00:00Z';

let folder: string;
let open: Service[] = [];

beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-data-')), 'data');
});

afterEach(() => {
  for (const service of open) service.abandon();
  open = [];
  fs.rmSync(path.dirname(folder), { recursive: true });
});

function start(options: ServiceOptions = {}): Service {
  const service = createService({ time: 'manual', startTime, seed: 7, data: { folder }, ...options });
  open.push(service);
  service.goOn();
  return service;
}

/** The first process gets no more calls; the second one reads its folder. */
function restart(service: Service, options: ServiceOptions = {}): Service {
  service.abandon();
  return start(options);
}

function create(service: Service, name: string, definition: object, more: object = {}): string {
  const input = { name, roleArn, definition: JSON.stringify(definition), ...more };
  return (service.call('CreateStateMachine', input) as { stateMachineArn: string }).stateMachineArn;
}

function begin(service: Service, machine: string, input = '{}', name = 'e'): string {
  const stateMachineArn = `${prefix}:stateMachine:${machine}`;
  return (service.call('StartExecution', { stateMachineArn, input, name }) as { executionArn: string }).executionArn;
}

function all(service: Service, calls: readonly (readonly [string, object])[]): unknown[] {
  return calls.map(([name, input]) => {
    try {
      return service.call(name, input);
    } catch (error) {
      return String(error);
    }
  });
}

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

describe('resources', () => {
  test('restores machines with their versions and aliases, activities and tags', () => {
    const service = start();
    const stateMachineArn = create(service, 'M', pass, {
      publish: true,
      versionDescription: 'first',
      tags: [{ key: 'a', value: '1' }],
    });
    const other = { StartAt: 'Q', States: { Q: { Type: 'Succeed' } } };
    service.call('UpdateStateMachine', { stateMachineArn, definition: JSON.stringify(other), publish: true });
    service.call('PublishStateMachineVersion', { stateMachineArn });
    const routingConfiguration = [
      { stateMachineVersionArn: `${stateMachineArn}:1`, weight: 90 },
      { stateMachineVersionArn: `${stateMachineArn}:2`, weight: 10 },
    ];
    service.call('CreateStateMachineAlias', { name: 'live', description: 'd', routingConfiguration });
    create(service, 'Gone', pass);
    service.call('DeleteStateMachine', { stateMachineArn: `${prefix}:stateMachine:Gone` });
    service.advance(30_000);
    create(service, 'Fast', pass, { type: 'EXPRESS', tracingConfiguration: { enabled: true } });
    const { activityArn } = service.call('CreateActivity', { name: 'work', tags: [{ key: 'b', value: '2' }] }) as {
      activityArn: string;
    };
    service.call('CreateActivity', { name: 'none' });
    service.call('DeleteActivity', { activityArn: `${prefix}:activity:none` });
    service.call('TagResource', { resourceArn: stateMachineArn, tags: [{ key: '__proto__', value: 'x' }] });
    const calls = [
      ['ListStateMachines', {}],
      ['DescribeStateMachine', { stateMachineArn }],
      ['DescribeStateMachine', { stateMachineArn: `${stateMachineArn}:1` }],
      ['ListStateMachineVersions', { stateMachineArn }],
      ['DescribeStateMachineAlias', { stateMachineAliasArn: `${stateMachineArn}:live` }],
      ['DescribeStateMachine', { stateMachineArn: `${prefix}:stateMachine:Fast` }],
      ['DescribeStateMachine', { stateMachineArn: `${prefix}:stateMachine:Gone` }],
      ['ListActivities', {}],
      ['DescribeActivity', { activityArn }],
      ['ListTagsForResource', { resourceArn: stateMachineArn }],
      ['ListTagsForResource', { resourceArn: activityArn }],
      [
        'CreateStateMachine',
        { name: 'M', roleArn, definition: JSON.stringify(other), publish: true, versionDescription: 'first' },
      ],
      ['ListStateMachineVersions', { stateMachineArn, maxResults: 1 }],
    ] as const;
    const before = all(service, calls);
    const again = restart(service);
    expect(all(again, calls)).toEqual(before);
    expect(all(restart(again), calls)).toEqual(before);
  });
});

describe('finished executions', () => {
  test('are described, listed and have their histories, byte for byte', () => {
    const service = start({
      handlers: { echo: (event: unknown) => event, broken: () => Promise.reject(new Error('no')) },
    });
    create(service, 'M', {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Pass',
          Parameters: { 'n.$': '$.n', x: [1, 2] },
          Assign: { x: 1, 'v.$': '$.n' },
          Next: 'C',
        },
        C: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'F' }], Default: 'M' },
        F: { Type: 'Fail', Error: 'E', Cause: 'said\n"so"' },
        M: {
          Type: 'Map',
          ItemsPath: '$.x',
          ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    });
    begin(service, 'M', '{ "n" : 1 }', 'fails');
    begin(service, 'M', '{"n":1.0, "big": 12345678901234567890}', 'also-fails');
    begin(service, 'M', '{"n":2,"text":"\\ud800 ✓"}', 'succeeds');
    const stateMachineArn = `${prefix}:stateMachine:M`;
    const calls = [
      ['ListExecutions', { stateMachineArn }],
      ['ListExecutions', { stateMachineArn, statusFilter: 'FAILED' }],
      ...['fails', 'also-fails', 'succeeds'].flatMap((name) => {
        const executionArn = `${prefix}:execution:M:${name}`;
        return [
          ['DescribeExecution', { executionArn }],
          ['GetExecutionHistory', { executionArn }],
          ['GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 3 }],
          ['DescribeStateMachineForExecution', { executionArn }],
        ] as const;
      }),
      ['StartExecution', { stateMachineArn, name: 'fails', input: '{}' }],
    ] as const;
    const before = all(service, calls);
    const again = restart(service);
    expect(JSON.stringify(all(again, calls))).toEqual(JSON.stringify(before));
    begin(again, 'M', '{"n":3}', 'later');
    const { executions } = again.call('ListExecutions', { stateMachineArn }) as { executions: { name: string }[] };
    expect(executions.map(({ name }) => name)).toEqual(['later', 'succeeds', 'also-fails', 'fails']);
  });
});

describe('running executions', () => {
  test('wake the callers that wait for their end', () => {
    const service = start();
    create(service, 'M', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const seen: (string | undefined)[] = [];
    const executionArn = `${prefix}:execution:M:e`;
    service.restListeners.add(() => seen.push(service.execution(executionArn)?.status));
    begin(service, 'M');
    expect(seen).toEqual(['SUCCEEDED']);
  });

  test('continue waiting for the remaining time', () => {
    const service = start();
    create(service, 'M', {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 100, Next: 'P' }, P: { Type: 'Pass', End: true } },
    });
    const executionArn = begin(service, 'M');
    service.advance(60_000);
    const again = restart(service);
    expect(again.now()).toBe(Date.parse(startTime) + 60_000);
    again.advance(39_000);
    expect(again.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
    const third = restart(again);
    third.advance(1_000);
    expect(third.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      startDate: Date.parse(startTime) / 1000,
      stopDate: Date.parse(startTime) / 1000 + 100,
    });
  });

  test('open task tokens and tasks of activities stay valid after the restart', async () => {
    const service = start();
    service.call('CreateActivity', { name: 'work' });
    create(service, 'M', {
      StartAt: 'A',
      States: {
        A: { Type: 'Task', Resource: `${prefix}:activity:work`, TimeoutSeconds: 1000, Next: 'B' },
        B: { Type: 'Task', Resource: `${prefix}:activity:work`, HeartbeatSeconds: 10, End: true },
      },
    });
    const executionArn = begin(service, 'M');
    let again = restart(service);
    const first = (await again.call('GetActivityTask', {
      activityArn: `${prefix}:activity:work`,
      workerName: 'w',
    })) as { taskToken: string };
    again = restart(again);
    // A worker has it: no other one gets it.
    const signal = AbortSignal.abort();
    const scope = { accountId: '123456789012', region: 'us-east-1', signal };
    expect(await again.call('GetActivityTask', { activityArn: `${prefix}:activity:work` }, scope)).toEqual({});
    again.call('SendTaskSuccess', { taskToken: first.taskToken, output: '{ "done": true }' });
    again = restart(again);
    const second = (await again.call('GetActivityTask', { activityArn: `${prefix}:activity:work` })) as {
      taskToken: string;
      input: string;
    };
    expect(second.input).toBe('{ "done": true }');
    again.advance(9_000);
    again.call('SendTaskHeartbeat', { taskToken: second.taskToken });
    again = restart(again);
    again.advance(9_000);
    again.call('SendTaskSuccess', { taskToken: second.taskToken, output: '1' });
    const { events } = again.call('GetExecutionHistory', { executionArn }) as { events: { type: string }[] };
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('a task in flight is called again, without a second TaskScheduled', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const calls: string[] = [];
    const handlers = (from: string): ServiceOptions => ({
      handlers: {
        work: () => {
          calls.push(from);
          return new Promise((resolve) => (answer = resolve));
        },
      },
    });
    const service = start(handlers('first'));
    create(service, 'M', {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } },
    });
    const executionArn = begin(service, 'M');
    const again = restart(service, handlers('second'));
    expect(calls).toEqual(['first', 'second']);
    answer({ ok: 1 });
    await again.quiet();
    await new Promise(setImmediate);
    const { events } = again.call('GetExecutionHistory', { executionArn }) as { events: { type: string }[] };
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(calls).toEqual(['first', 'second']);
  });

  test('a nested execution ends the task that started it', () => {
    const service = start();
    create(service, 'Child', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } });
    create(service, 'M', {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: `${prefix}:stateMachine:Child`, Input: {} },
          TimeoutSeconds: 30,
          End: true,
        },
      },
    });
    const executionArn = begin(service, 'M');
    const again = restart(service);
    again.advance(10_000);
    expect(again.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
    const { executions } = again.call('ListExecutions', { stateMachineArn: `${prefix}:stateMachine:Child` }) as {
      executions: object[];
    };
    expect(executions).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  test('a nested execution that started after a restart ends the task after the next one', () => {
    let writesLeft = Infinity;
    const disk: Disk = {
      ...systemDisk,
      write(...args) {
        if ((writesLeft -= 1) < 0) throw new Error('dead');
        return systemDisk.write(...args);
      },
    };
    const options = { data: { folder, disk } };
    const service = start(options);
    create(service, 'Child', { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } });
    const parameters = { StateMachineArn: `${prefix}:stateMachine:Child`, Input: {} };
    const T = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: parameters,
      End: true,
    };
    create(service, 'M', { StartAt: 'T', States: { T } });
    // The start is written before the task is called; then the process ends.
    writesLeft = 1;
    expect(() => begin(service, 'M')).toThrow('dead');
    writesLeft = Infinity;
    const executionArn = `${prefix}:execution:M:e`;
    const again = restart(service, options);
    again.advance(5_000);
    const last = restart(again, options);
    last.advance(20_000);
    expect(last.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
    const { executions } = last.call('ListExecutions', { stateMachineArn: parameters.StateMachineArn }) as {
      executions: object[];
    };
    expect(executions).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  test('a failed execution is redriven after the restart', () => {
    let broken = true;
    const handlers = {
      work: () => {
        if (broken) throw new Error('no');
        return 1;
      },
    };
    const service = start({ handlers });
    create(service, 'M', {
      StartAt: 'P',
      States: {
        P: { Type: 'Pass', Result: 5, Next: 'T' },
        T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true },
      },
    });
    const executionArn = begin(service, 'M');
    let again = restart(service, { handlers });
    broken = false;
    again.call('RedriveExecution', { executionArn });
    const before = again.call('GetExecutionHistory', { executionArn });
    expect(again.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      output: '1',
    });
    again = restart(again, { handlers });
    expect(again.call('GetExecutionHistory', { executionArn })).toEqual(before);
  });
});
