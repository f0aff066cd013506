import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

// Map Runs of a service with a data directory that is started again: each is compared with one that nobody has ended.

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const fn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

let root: string;
let open: Service[] = [];

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-map-runs-'));
});

afterEach(() => {
  for (const service of open) service.abandon();
  open = [];
  fs.rmSync(root, { recursive: true });
});

function start(folder: string, options: ServiceOptions = {}): Service {
  const data = { folder: path.join(root, folder) };
  const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z', seed: 7, data, ...options });
  open.push(service);
  service.goOn();
  return service;
}

interface Script {
  readonly machines: Readonly<Record<string, object>>;
  /** Done in order; between any two the service may be started again. */
  readonly steps: readonly ((service: Service) => unknown)[];
  /** Fresh ones for each story, which outlives the services. */
  readonly options?: (asked: string[]) => ServiceOptions;
}

interface Told {
  readonly story: unknown;
  readonly asked: readonly string[];
}

/** What there is in the end, when the service is started again after each of the steps `after`. */
async function tell(folder: string, script: Script, after: readonly number[]): Promise<Told> {
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
    expect(withoutPending(storyOf(service, Object.keys(script.machines)))).toEqual(withoutPending(before));
  }
  return { story: storyOf(service, Object.keys(script.machines)), asked };
}

async function settle(service: Service): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise(setImmediate);
    await service.quiet();
  }
}

/** A start reads the items anew, so that more of them may be known. */
function withoutPending(story: unknown): unknown {
  return JSON.parse(
    JSON.stringify(story, (key, value: unknown) => (key === 'pending' || key === 'total' ? undefined : value)),
  );
}

/** All that the API tells of the executions of some machines, their Map Runs and their children. */
function storyOf(service: Service, machines: readonly string[]): unknown {
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

function list(service: Service, member: string, operation: string, input: object): Record<string, unknown>[] {
  return (service.call(operation, { maxResults: 1000, ...input }) as Record<string, Record<string, unknown>[]>)[
    member
  ]!;
}

const begin =
  (machine: string, input: object, name = 'e') =>
  (service: Service): object | Promise<object> =>
    service.call('StartExecution', {
      stateMachineArn: `${prefix}:stateMachine:${machine}`,
      name,
      input: JSON.stringify(input),
    });

const advance = (seconds: number) => (service: Service) => service.advance(seconds * 1000);

const redrive = (machine: string) => (service: Service) =>
  service.call('RedriveExecution', { executionArn: `${prefix}:execution:${machine}:e` });

function mapOf(states: object, startAt: string, more: object = {}, executionType = 'STANDARD'): object {
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

const wait = { W: { Type: 'Wait', SecondsPath: '$', End: true } };
const machineOf = (map: object, more: object = {}): object => ({ StartAt: 'Each', States: { Each: map }, ...more });

/** Answers what it was given, logs it; what is not 'ok' fails as often as it says. */
function work(asked: string[]): ServiceOptions {
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

const task = { Type: 'Task', Resource: fn('work') };

const scripts: Readonly<Record<string, Script>> = {
  'children that wait': {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 2 })) },
    steps: [begin('M', { items: [5, 50, 20, 0, 7] }), advance(6), advance(16), advance(10), advance(60)],
  },
  'Express children': {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 2 }, 'EXPRESS')) },
    steps: [begin('M', { items: [5, 50, 20, 0, 7] }), advance(6), advance(16), advance(10), advance(60)],
  },
  'children with tasks, in batches, JSONata': {
    machines: {
      M: machineOf(
        {
          Type: 'Map',
          Label: 'Batches',
          Items: '{% $states.input.items %}',
          ItemSelector: { in: '{% $states.context.Map.Item.Value %}' },
          ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { a: 1 } },
          MaxConcurrency: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'First',
            States: {
              First: { ...task, Arguments: { in: '{% $states.input.Items[0].in %}' }, Next: 'Rest' },
              Rest: { Type: 'Wait', Seconds: 10, Next: 'Second' },
              Second: { ...task, Arguments: { in: '{% $states.input.done & " again" %}' }, End: true },
            },
          },
          End: true,
        },
        { QueryLanguage: 'JSONata' },
      ),
    },
    steps: [begin('M', { items: ['a', 'b', 'c', 'd', 'e'] }), advance(5), advance(6), advance(10), advance(10)],
    options: work,
  },
  'failures that are tolerated, and more': {
    machines: {
      M: machineOf(
        mapOf({ W: { Type: 'Wait', SecondsPath: '$.s', Next: 'T' }, T: { ...task, End: true } }, 'W', {
          ToleratedFailureCount: 1,
          MaxConcurrency: 2,
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
        }),
      ),
    },
    steps: [
      begin('M', {
        items: [
          { s: 1, in: 'a', fails: 9 },
          { s: 2, in: 'b' },
          { s: 5, in: 'c', fails: 9 },
          { s: 9, in: 'd' },
        ],
      }),
      advance(1),
      advance(2),
      advance(3),
      advance(10),
    ],
    options: work,
  },
  'a redrive': {
    machines: {
      M: machineOf(
        mapOf({ T: { ...task, ResultPath: null, Next: 'W' }, W: { Type: 'Wait', Seconds: 3, End: true } }, 'T', {
          ToleratedFailurePercentage: 60,
          MaxConcurrency: 2,
        }),
      ),
    },
    steps: [
      begin('M', {
        items: [
          { in: 'a' },
          { in: 'b', fails: 2 },
          { in: 'c', fails: 2 },
          { in: 'd', fails: 2 },
          { in: 'e', fails: 2 },
          { in: 'f' },
        ],
      }),
      advance(3),
      advance(4),
      redrive('M'),
      advance(2),
      advance(2),
      advance(10),
      redrive('M'),
      advance(10),
    ],
    options: work,
  },
  'a redrive of Express children': {
    machines: {
      M: machineOf(
        mapOf({ W: { Type: 'Wait', Seconds: 3, Next: 'T' }, T: { ...task, End: true } }, 'W', {}, 'EXPRESS'),
      ),
    },
    steps: [
      begin('M', { items: [{ in: 'a' }, { in: 'b', fails: 1 }, { in: 'c' }] }),
      advance(3),
      redrive('M'),
      advance(1),
      advance(4),
    ],
    options: work,
  },
  'a stop, and a limit of time': {
    machines: {
      M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 2 })),
      L: machineOf(mapOf(wait, 'W'), { TimeoutSeconds: 20 }),
    },
    steps: [
      begin('M', { items: [5, 50, 20] }),
      begin('L', { items: [5, 50] }),
      advance(6),
      (service) => service.call('StopExecution', { executionArn: `${prefix}:execution:M:e`, error: 'E' }),
      advance(20),
    ],
  },
  'a Map Run beside others, within a Parallel, and one in a child': {
    machines: {
      M: {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'Quick', States: { Quick: mapOf({ P: { Type: 'Pass', End: true } }, 'P') } },
              { StartAt: 'Slow', States: { Slow: mapOf(wait, 'W', { ItemsPath: '$.items' }) } },
              {
                StartAt: 'A',
                States: {
                  A: { Type: 'Pass', Next: 'B' },
                  B: { Type: 'Wait', Seconds: 4, Next: 'C' },
                  C: { Type: 'Pass', End: true },
                },
              },
              {
                StartAt: 'Outer',
                States: {
                  Outer: mapOf({ Inner: mapOf({ V: wait.W }, 'V', { ItemsPath: '$' }) }, 'Inner', {
                    ItemsPath: '$.nested',
                  }),
                },
              },
            ],
            Next: 'After',
          },
          After: { Type: 'Wait', Seconds: 2, End: true },
        },
      },
    },
    steps: [
      begin('M', { items: [3, 8], nested: [[1, 6], [2]] }),
      advance(1),
      advance(1),
      advance(3),
      advance(2),
      advance(5),
      advance(5),
    ],
  },
  'a limit that is changed': {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 1 })) },
    steps: [
      begin('M', { items: [5, 5, 5, 5] }),
      advance(1),
      (service) => {
        const executionArn = `${prefix}:execution:M:e`;
        const [run] = list(service, 'mapRuns', 'ListMapRuns', { executionArn });
        service.call('UpdateMapRun', { mapRunArn: run!['mapRunArn'], maxConcurrency: 3, toleratedFailureCount: 2 });
      },
      advance(1),
      advance(4),
      advance(10),
    ],
  },
};

const caught = { Caught: { Type: 'Pass', End: true } };
Object.assign((scripts['failures that are tolerated, and more']!.machines['M'] as { States: object }).States, caught);

describe('is the same after each restart as if there had been none', () => {
  test.each(Object.entries(scripts))('%s', async (_title, script) => {
    const whole = await tell('whole', script, []);
    const all = script.steps.map((_, index) => index);
    expect(await tell('all', script, all)).toEqual(whole);
    for (const at of all) expect(await tell(`at-${at}`, script, [at])).toEqual(whole);
  });
});
