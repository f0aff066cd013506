import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../../src/emulator/service/createService';
import type { Service } from '../../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../../src/emulator/service/ServiceOptions';
import { expectSame } from '../../../../support/expectSame';

// What a service with a data directory tells of executions and Map Runs, however often it is started again.

export const roleArn = 'arn:aws:iam::123456789012:role/r';
export const prefix = 'arn:aws:states:us-east-1:123456789012';
export const fn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** A folder of the test's own. */
export let root: string;
let open: Service[] = [];

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-map-runs-'));
});

afterEach(() => {
  for (const service of open) service.abandon();
  open = [];
  fs.rmSync(root, { recursive: true });
});

export function start(folder: string, options: ServiceOptions = {}): Service {
  const data = { folder: path.join(root, folder) };
  const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', seed: 7, data, ...options });
  open.push(service);
  service.goOn();
  return service;
}

export interface Script {
  readonly machines: Readonly<Record<string, object>>;
  /** Done in order; between any two the service may be started again. */
  readonly steps: readonly ((service: Service) => unknown)[];
  /** Fresh ones for each story, which outlives the services. */
  readonly options?: (asked: string[]) => ServiceOptions;
}

export interface Told {
  readonly story: unknown;
  readonly asked: readonly string[];
}

/** What there is in the end, when the service is started again after each of the steps `after`. */
export async function tell(folder: string, script: Script, after: readonly number[]): Promise<Told> {
  const asked: string[] = [];
  const options = script.options?.(asked) ?? {};
  let service = start(folder, options);
  for (const [name, definition] of Object.entries(script.machines))
    service.call('CreateStateMachine', { name, roleArn, definition: JSON.stringify(definition) });
  for (const [index, step] of script.steps.entries()) {
    await step(service);
    await settle(service);
    if (!after.includes(index)) continue;
    const before = storyOf(service, Object.keys(script.machines));
    service.abandon();
    service = start(folder, { ...options });
    await settle(service);
    expectSame(withoutPending(storyOf(service, Object.keys(script.machines))), withoutPending(before));
  }
  const story = storyOf(service, Object.keys(script.machines));
  service.abandon();
  return { story, asked };
}

export async function settle(service: Service): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise(setImmediate);
    await service.quiet();
  }
}

/** A start reads the items again, so that more of them may be known. */
export function withoutPending(story: unknown): unknown {
  return JSON.parse(
    JSON.stringify(story, (key, value: unknown) => (key === 'pending' || key === 'total' ? undefined : value)),
  );
}

/** All that the API tells of the executions of some machines, their Map Runs and their children. */
export function storyOf(service: Service, machines: readonly string[]): unknown {
  return machines.map((name) => {
    const listed = list(service, 'executions', 'ListExecutions', { stateMachineArn: `${prefix}:stateMachine:${name}` });
    return listed.map(({ executionArn }) => executionOf(service, String(executionArn)));
  });
}

function executionOf(service: Service, executionArn: string): unknown {
  const described = service.call('DescribeExecution', { executionArn });
  const isExpress = executionArn.includes(':express:');
  const events = isExpress ? [] : list(service, 'events', 'GetExecutionHistory', { executionArn });
  const machine = isExpress ? {} : service.call('DescribeStateMachineForExecution', { executionArn });
  const runs = isExpress ? [] : list(service, 'mapRuns', 'ListMapRuns', { executionArn });
  const mapRuns = runs.map((run) => {
    const { mapRunArn } = run;
    const children = list(service, 'executions', 'ListExecutions', { mapRunArn });
    return [
      run,
      service.call('DescribeMapRun', { mapRunArn }),
      children.map((child) => [child, executionOf(service, String(child['executionArn']))]),
    ];
  });
  return { described, machine, events, mapRuns };
}

export function list(service: Service, member: string, operation: string, input: object): Record<string, unknown>[] {
  return (service.call(operation, { maxResults: 1000, ...input }) as Record<string, Record<string, unknown>[]>)[
    member
  ]!;
}

export const begin =
  (machine: string, input: object, name = 'e') =>
  (service: Service): object | Promise<object> =>
    service.call('StartExecution', {
      stateMachineArn: `${prefix}:stateMachine:${machine}`,
      name,
      input: JSON.stringify(input),
    });

export const advance = (seconds: number) => (service: Service) => service.advance(seconds * 1000);

export const redrive = (machine: string) => (service: Service) =>
  service.call('RedriveExecution', { executionArn: `${prefix}:execution:${machine}:e` });

export function mapOf(states: object, startAt: string, more: object = {}, executionType = 'STANDARD'): object {
  return {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType },
      StartAt: startAt,
      States: states,
    },
    End: true,
    ...more,
  };
}

export const wait = { W: { Type: 'Wait', SecondsPath: '$', End: true } };
export const machineOf = (map: object, more: object = {}): object => ({
  StartAt: 'Each',
  States: { Each: map },
  ...more,
});

/** Returns its input and logs it; any input but 'ok' fails as often as it says. */
export function work(asked: string[]): ServiceOptions {
  const failures = new Map<string, number>();
  const answer = (event: { in: string; fails?: number }): unknown => {
    asked.push(event.in);
    const before = failures.get(event.in) ?? 0;
    failures.set(event.in, before + 1);
    if (before < (event.fails ?? 0)) throw Object.assign(new Error('no'), { name: 'Flaky' });
    return { done: event.in };
  };
  return { handlers: { work: answer } };
}

export const task = { Type: 'Task', Resource: fn('work') };
