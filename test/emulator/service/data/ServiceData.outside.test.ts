import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

// What executions wait for outside of the process, by the machine's clock, when that process ends.

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const executionArn = `${prefix}:execution:M:e`;

let root: string;
let open: Service[] = [];
let server: http.Server;
let called: string[] = [];
/** What the endpoint answers to each call. */
let answer: (operation: string) => object;

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-outside-'));
  called = [];
  server = http.createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1)!;
    request.resume().on('end', () => {
      called.push(operation);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer(operation)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const service of open) service.abandon();
  open = [];
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(root, { recursive: true });
});

function start(options: ServiceOptions): Service {
  const service = createService({ ...options, data: { folder: path.join(root, 'data') } });
  open.push(service);
  service.goOn();
  return service;
}

function begin(service: Service, state: object): void {
  const definition = JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', ...state, End: true } } });
  service.call('CreateStateMachine', { name: 'M', roleArn, definition });
  service.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:M`, name: 'e' });
}

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 10));
}

function types(service: Service): string[] {
  const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: { type: string }[] };
  return events.map(({ type }) => type);
}

function described(service: Service): Record<string, unknown> {
  return service.call('DescribeExecution', { executionArn }) as Record<string, unknown>;
}

describe('a .sync job at an endpoint', () => {
  const endpoints = (): ServiceOptions => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    return { environment: { ...keys, AWS_ENDPOINT_URL_ECS: url, AWS_ENDPOINT_URL_SFN: url } };
  };
  const runTask = { Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: { Cluster: 'c', TaskDefinition: 't' } };

  test('is followed on after a restart, and not begun again', async () => {
    let status = 'RUNNING';
    answer = (operation) => ({
      tasks: [{ taskArn: 'task-1', lastStatus: operation === 'RunTask' ? 'PENDING' : status, containers: [] }],
      failures: [],
    });
    const service = start(endpoints());
    begin(service, runTask);
    await until(() => called.includes('DescribeTasks'));
    service.abandon();
    status = 'STOPPED';
    const again = start(endpoints());
    await until(() => described(again)['status'] !== 'RUNNING');
    expect(called.filter((operation) => operation === 'RunTask')).toEqual(['RunTask']);
    expect(JSON.parse(String(described(again)['output']))).toMatchObject({ TaskArn: 'task-1', LastStatus: 'STOPPED' });
    expect(types(again)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('is stopped with its execution', async () => {
    answer = () => ({ tasks: [{ taskArn: 'task-1', lastStatus: 'RUNNING', containers: [] }], failures: [] });
    const service = start(endpoints());
    begin(service, runTask);
    await until(() => called.includes('DescribeTasks'));
    service.abandon();
    const again = start(endpoints());
    again.call('StopExecution', { executionArn });
    await until(() => called.includes('StopTask'));
    expect(described(again)).toMatchObject({ status: 'ABORTED' });
  });

  test('fails when there is no endpoint any more', async () => {
    answer = () => ({ tasks: [{ taskArn: 'task-1', lastStatus: 'RUNNING', containers: [] }], failures: [] });
    const service = start(endpoints());
    begin(service, runTask);
    await until(() => called.includes('DescribeTasks'));
    service.abandon();
    const again = start({ environment: {} });
    expect(described(again)).toMatchObject({
      status: 'FAILED',
      error: 'States.TaskFailed',
      cause: expect.stringContaining('It is not known whether the job has ended.') as string,
    });
  });

  test('is an execution of another Step Functions', async () => {
    let status = 'RUNNING';
    const own = { executionArn: `${prefix}:execution:O:x`, startDate: 1, stateMachineArn: `${prefix}:stateMachine:O` };
    answer = () => ({ ...own, name: 'x', status, stopDate: 2, input: '{}', output: '"there"' });
    const service = start(endpoints());
    begin(service, {
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: `${prefix}:stateMachine:O` },
      OutputPath: '$.Output',
    });
    await until(() => called.includes('DescribeExecution'));
    service.abandon();
    status = 'SUCCEEDED';
    const again = start(endpoints());
    await until(() => described(again)['status'] !== 'RUNNING');
    expect(described(again)).toMatchObject({ status: 'SUCCEEDED', output: '"there"' });
    expect(called.filter((operation) => operation === 'StartExecution')).toEqual(['StartExecution']);
  });
});

test('a retry by the machine’s clock comes after the restart, once', async () => {
  let asked = 0;
  const handlers = {
    work: (): string => {
      if ((asked += 1) === 1) throw new Error('once');
      return 'done';
    },
  };
  const service = start({ handlers });
  begin(service, {
    Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work',
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1 }],
  });
  expect(types(service).at(-1)).toBe('LambdaFunctionFailed');
  service.abandon();
  const again = start({ handlers });
  expect(types(again).at(-1)).toBe('LambdaFunctionFailed');
  await until(() => described(again)['status'] !== 'RUNNING');
  expect(described(again)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
  expect(asked).toBe(2);
  const { events } = again.call('GetExecutionHistory', { executionArn }) as { events: { timestamp: number }[] };
  expect(events[5]!.timestamp - events[4]!.timestamp).toBeCloseTo(1, 3);
});

test('timers that became due between processes fire at their time, before the answer of a task in flight', async () => {
  let asked: string[] = [];
  const handlers = (isFirst: boolean): ServiceOptions => ({
    handlers: {
      work: (name: string) => {
        asked.push(name);
        return isFirst ? new Promise(() => undefined) : name;
      },
    },
  });
  const service = start(handlers(true));
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:work';
  const task = (Result: string, more: object = {}): object => ({
    StartAt: Result,
    States: {
      [Result]: { Type: 'Pass', Result, Next: `${Result}Task` },
      [`${Result}Task`]: { Type: 'Task', Resource, ...more, End: true },
    },
  });
  const definition = {
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [
          task('open'),
          task('late', { TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Caught' }] }),
          { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, Next: 'X' }, X: { Type: 'Pass', End: true } } },
        ],
        End: true,
      },
    },
  };
  Object.assign((definition.States.P.Branches[1] as { States: object }).States, {
    Caught: { Type: 'Pass', End: true },
  });
  service.call('CreateStateMachine', { name: 'M', roleArn, definition: JSON.stringify(definition) });
  service.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:M`, name: 'e' });
  await until(() => asked.length === 2);
  service.abandon();
  asked = [];
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const again = start(handlers(false));
  await until(() => described(again)['status'] !== 'RUNNING');
  expect(asked).toEqual(['open']);
  const { events } = again.call('GetExecutionHistory', { executionArn }) as {
    events: { type: string; timestamp: number; stateExitedEventDetails?: { name: string } }[];
  };
  const left = events.flatMap(({ stateExitedEventDetails: details, timestamp }) =>
    details === undefined ? [] : [{ name: details.name, timestamp }],
  );
  const names = left.map(({ name }) => name);
  expect(new Set(names.slice(2, 6))).toEqual(new Set(['lateTask', 'Caught', 'W', 'X']));
  expect(names.slice(6)).toEqual(['openTask', 'P']);
  // At the times for which they were set, and not with the start.
  expect(left[5]!.timestamp).toBeLessThan(left[6]!.timestamp);
});
