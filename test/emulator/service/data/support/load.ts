import fs from 'node:fs';
import { systemDisk, type Disk } from '../../../../../src/engine/journal/Disk';
import { ServiceError } from '../../../../../src/errors/ServiceError';
import { createService } from '../../../../../src/emulator/service/createService';
import type { Service } from '../../../../../src/emulator/service/Service';

// A mixed load on a service that dies at a certain write of its journal, and is started again.

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const work = `${prefix}:activity:work`;
const fn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const retry = [{ ErrorEquals: ['Flaky'], IntervalSeconds: 5, MaxAttempts: 2, JitterStrategy: 'FULL' }];

const machines: Readonly<Record<string, object>> = {
  Passes: {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Parameters: { 'n.$': '$.n', 'id.$': 'States.UUID()' }, Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'F' }], Default: 'S' },
      F: { Type: 'Fail', Error: 'E' },
      S: { Type: 'Succeed' },
    },
  },
  Tasks: {
    StartAt: 'One',
    States: {
      One: {
        Type: 'Task',
        Resource: fn('quick'),
        Parameters: { 'in.$': '$$.Execution.Name', state: 'One' },
        Next: 'Two',
      },
      Two: {
        Type: 'Task',
        Resource: fn('slow'),
        Parameters: { 'in.$': '$$.Execution.Name', state: 'Two' },
        TimeoutSeconds: 500,
        Next: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 20, Next: 'Three' },
      Three: {
        Type: 'Task',
        Resource: fn('flaky'),
        Parameters: { 'in.$': '$$.Execution.Name', state: 'Three', 'before.$': '$$.State.RetryCount' },
        Retry: retry,
        Next: 'Four',
      },
      Four: { Type: 'Task', Resource: work, TimeoutSeconds: 1000, Next: 'Five' },
      Five: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: {
          FunctionName: 'quick',
          Payload: { 'in.$': '$$.Execution.Name', state: 'Five', 'token.$': '$$.Task.Token' },
        },
        End: true,
      },
    },
  },
  Nested: {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Child',
            States: {
              Child: {
                Type: 'Task',
                Resource: 'arn:aws:states:::states:startExecution.sync:2',
                Parameters: {
                  StateMachineArn: `${prefix}:stateMachine:Child`,
                  'Name.$': "States.Format('child-of-{}', $$.Execution.Name)",
                  Input: { n: 1 },
                },
                End: true,
              },
            },
          },
          {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map',
                ItemsPath: '$.items',
                MaxConcurrency: 2,
                ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Wait', SecondsPath: '$', End: true } } },
                End: true,
              },
            },
          },
        ],
        End: true,
      },
    },
  },
  Child: {
    StartAt: 'Draw',
    States: {
      Draw: { Type: 'Pass', Parameters: { 'drawn.$': 'States.MathRandom(1, 1000)' }, Next: 'Rest' },
      Rest: { Type: 'Wait', Seconds: 7, Next: 'Do' },
      Do: { Type: 'Task', Resource: fn('slow'), Parameters: { 'in.$': '$$.Execution.Name', state: 'Do' }, End: true },
    },
  },
  Mapped: {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 2,
        ToleratedFailureCount: 1,
        ItemSelector: { 'state.$': '$$.Map.Item.Value', 'in.$': '$$.Execution.Name' },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Do',
          States: {
            Do: { Type: 'Task', Resource: fn('slow'), ResultPath: '$.slow', Next: 'Rest' },
            Rest: { Type: 'Wait', Seconds: 5, Next: 'Once' },
            Once: {
              Type: 'Task',
              Resource: fn('failing'),
              Parameters: { 'in.$': '$.in', 'state.$': "States.Format('again {}', $.state)" },
              End: true,
            },
          },
        },
        End: true,
      },
    },
  },
  Redriven: {
    StartAt: 'First',
    States: {
      First: {
        Type: 'Task',
        Resource: fn('quick'),
        Parameters: { 'in.$': '$$.Execution.Name', state: 'First' },
        Next: 'Once',
      },
      Once: {
        Type: 'Task',
        Resource: fn('once'),
        Parameters: { 'in.$': '$$.Execution.Name', state: 'Once', 'before.$': '$$.Execution.RedriveCount' },
        End: true,
      },
    },
  },
};

/** Dies at a write: with none of its bytes written, half of them, or all, without an acknowledgement. */
export interface Death {
  readonly atWrite: number;
  readonly after: 'none' | 'half' | 'all';
}

export class Load {
  /** In order: which task was called, of which execution. */
  readonly asked: string[] = [];
  /** What callers have read: events of executions, by ARN. */
  private readonly told = new Map<string, string[]>();
  private readonly folder: string;
  private readonly death: Death | undefined;
  private service: Service | undefined;
  private pending: (() => void)[] = [];
  private readonly names = new Set<string>();
  private readonly tokens = new Map<string, string>();
  writes = 0;
  deaths = 0;
  /** What was acknowledged and is not there, or is another. */
  readonly faults: string[] = [];

  constructor(folder: string, death?: Death) {
    this.folder = folder;
    this.death = death;
  }

  /** All of it, and what the executions look like in the end: times are left out. */
  async run(): Promise<Record<string, unknown>> {
    try {
      for (const step of this.steps()) await this.take(step);
      return (await this.take((service) => this.story(service))) as Record<string, unknown>;
    } finally {
      this.service?.close();
    }
  }

  private *steps(): Generator<(service: Service) => unknown> {
    yield (service) => service.call('CreateActivity', { name: 'work' });
    for (const [name, definition] of Object.entries(machines))
      yield (service) => service.call('CreateStateMachine', { name, roleArn, definition: JSON.stringify(definition) });
    yield this.start('Passes', 'p1', '{"n":1}');
    yield this.start('Tasks', 't1', '{ "spaced" : 1.0 }');
    yield this.start('Nested', 'n1', '{"items":[3,1,2]}');
    yield this.start('Redriven', 'r1', '{}');
    yield this.start('Tasks', 't2', '{}');
    yield this.start('Mapped', 'm1', '{"items":["a","b","c","d"]}');
    for (let round = 0; round < 6; round++) {
      yield () => this.answerPending();
      yield (service) => service.advance(9_000);
      if (round === 1) yield (service) => this.redrive(service, `${prefix}:execution:Redriven:r1`);
      if (round === 2) yield this.start('Passes', 'p2', '{"n":2}');
      yield (service) => this.look(service);
    }
    for (let count = 0; count < 2; count++) yield (service) => this.doActivity(service);
    yield (service) => this.look(service);
    for (const name of ['t1', 't2']) yield (service) => this.sendToken(service, name);
    yield (service) => service.call('StopExecution', { executionArn: `${prefix}:execution:Tasks:t2`, error: 'late' });
    yield (service) => service.advance(60_000);
    yield () => this.answerPending();
    yield (service) => this.look(service);
    yield (service) => {
      this.isMappedRedriven = true;
      this.redrive(service, `${prefix}:execution:Mapped:m1`);
    };
    for (let round = 0; round < 2; round++) {
      yield () => this.answerPending();
      yield (service) => service.advance(6_000);
      yield (service) => this.look(service);
    }
  }

  /** Takes a step until it is acknowledged; in between the service may die. */
  private async take(step: (service: Service) => unknown): Promise<unknown> {
    for (;;) {
      try {
        const service = this.service ?? this.open();
        const result = await step(service);
        await settle(service);
        if (!this.isDead) return result;
      } catch (error) {
        if (!this.isDead) throw error;
      }
      this.bury();
    }
  }

  private isDead = false;

  private open(): Service {
    const service = (this.service = createService({
      time: 'manual',
      startTime: '2030-01-01T00:00:00Z',
      seed: 'load',
      data: { folder: this.folder, disk: this.disk() },
      handlers: {
        quick: (event: Call) => this.hear(event, event.token),
        slow: (event: Call) => {
          this.hear(event);
          return new Promise((resolve) => this.pending.push(() => resolve({ slow: event.in })));
        },
        flaky: (event: Call) => this.once(event),
        once: (event: Call) => this.once(event),
        failing: (event: Call) => this.failing(event),
      },
    }));
    service.goOn();
    this.compare(service);
    return service;
  }

  private disk(): Disk {
    return {
      ...systemDisk,
      write: (file, bytes, at) => {
        if (this.isDead) throw new Error('dead');
        this.writes += 1;
        if (this.writes !== this.death?.atWrite) return systemDisk.write(file, bytes, at);
        this.isDead = true;
        const { after } = this.death;
        const part = after === 'none' ? 0 : after === 'half' ? bytes.length >> 1 : bytes.length;
        if (part > 0) systemDisk.write(file, bytes.subarray(0, part), at);
        throw new Error('dead');
      },
      truncate: (file, length) => {
        if (!this.isDead) systemDisk.truncate(file, length);
      },
    };
  }

  private bury(): void {
    this.deaths += 1;
    this.service!.abandon();
    this.service = undefined;
    this.pending = [];
    this.isDead = false;
  }

  private hear(event: Call, token?: string): object {
    if (this.isDead) this.faults.push('a task was called after the death');
    this.asked.push(`${event.in} ${event.state}`);
    if (token !== undefined) this.tokens.set(event.in, token);
    return { done: event.state };
  }

  /** Fails before a retry or a redrive. */
  private once(event: Call): object {
    const done = this.hear(event);
    if (event.before === 0) throw Object.assign(new Error('once'), { name: 'Flaky' });
    return done;
  }

  /** Fails for two of the items, until the execution is redriven. */
  private failing(event: Call): object {
    const done = this.hear(event);
    if (/[bc]$/.test(event.state) && !this.isMappedRedriven) throw Object.assign(new Error('once'), { name: 'Flaky' });
    return done;
  }

  private isMappedRedriven = false;

  private answerPending(): void {
    for (const answer of this.pending.splice(0)) answer();
  }

  private start(machine: string, name: string, input: string): (service: Service) => unknown {
    return (service) => {
      this.names.add(`${machine}:${name}`);
      try {
        service.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:${machine}`, name, input });
      } catch (error) {
        // It was started before the death, and has ended.
        if (!ServiceError.is(error) || error.code !== 'ExecutionAlreadyExists') throw error;
      }
    };
  }

  private redrive(service: Service, executionArn: string): void {
    service.call('RedriveExecution', { executionArn, clientToken: 'again' });
  }

  private async doActivity(service: Service): Promise<void> {
    const abort = new AbortController();
    const polled = service.call(
      'GetActivityTask',
      { activityArn: work },
      { accountId: '123456789012', region: 'us-east-1', signal: abort.signal },
    ) as Promise<{ taskToken?: string }>;
    setImmediate(() => abort.abort());
    const { taskToken } = await polled;
    if (taskToken !== undefined) this.taken.add(taskToken);
    // A worker whose poll was answered by a process that died with it has the token all the same.
    for (const name of ['t1', 't2']) {
      const open = service.inside.engine.openTaskToken(`${prefix}:execution:Tasks:${name}`, 'Four');
      if (open !== undefined) this.taken.add(open);
    }
    for (const token of this.taken) this.send(service, token, '{"from": "worker"}');
  }

  private readonly taken = new Set<string>();

  private sendToken(service: Service, name: string): void {
    const token = this.tokens.get(name);
    if (token !== undefined) this.send(service, token, '"token"');
  }

  /** It may have been taken by a process that has died before it could say so. */
  private send(service: Service, taskToken: string, output: string): void {
    try {
      service.call('SendTaskSuccess', { taskToken, output });
    } catch (error) {
      if (!ServiceError.is(error) || error.code !== 'TaskTimedOut') throw error;
    }
  }

  /** What is read here is acknowledged by that. */
  private look(service: Service): void {
    // A Map Run may have been redriven since; its children are looked at.
    for (const [arn, events] of histories(service)) if (!arn.includes(':mapRun:')) this.told.set(arn, events);
  }

  private compare(service: Service): void {
    const there = new Map(histories(service));
    for (const [arn, before] of this.told) {
      const now = there.get(arn) ?? [];
      const at = before.findIndex((event, index) => event !== now[index]);
      if (at >= 0) this.faults.push(`${arn}: event ${at + 1} was ${before[at]} and is ${now[at]}`);
    }
  }

  private story(service: Service): Record<string, unknown> {
    return Object.fromEntries(
      [...histories(service)].map(([arn, events]): [string, unknown] => [
        arn,
        arn.includes(':Nested:') ? chains(events) : events.map((event) => withoutTimes(event)),
      ]),
    );
  }
}

interface Call {
  readonly in: string;
  readonly state: string;
  readonly token?: string;
  readonly before?: number;
}

async function settle(service: Service): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise(setImmediate);
    await service.quiet().catch(() => undefined);
  }
}

function* histories(service: Service): Generator<[string, string[]]> {
  for (const machine of Object.keys(machines)) {
    const stateMachineArn = `${prefix}:stateMachine:${machine}`;
    try {
      for (const one of list(service, 'executions', 'ListExecutions', { stateMachineArn }).reverse())
        yield* historiesOf(service, one['executionArn']!);
    } catch (error) {
      if (!ServiceError.is(error) || error.code !== 'StateMachineDoesNotExist') throw error;
    }
  }
}

/** Of an execution, and of the children of its Map Runs. */
function* historiesOf(service: Service, executionArn: string): Generator<[string, string[]]> {
  yield [
    executionArn,
    list(service, 'events', 'GetExecutionHistory', { executionArn }).map((event) => JSON.stringify(event)),
  ];
  for (const { mapRunArn } of list(service, 'mapRuns', 'ListMapRuns', { executionArn })) {
    const { status, itemCounts, redriveCount } = service.call('DescribeMapRun', { mapRunArn }) as Record<
      string,
      unknown
    >;
    if (status !== 'RUNNING') yield [mapRunArn!, [JSON.stringify({ status, itemCounts, redriveCount })]];
    for (const child of list(service, 'executions', 'ListExecutions', { mapRunArn }).reverse())
      yield* historiesOf(service, child['executionArn']!);
  }
}

function list(service: Service, member: string, operation: string, input: object): Record<string, string>[] {
  const answer = service.call(operation, { maxResults: 1000, ...input }) as Record<string, Record<string, string>[]>;
  return answer[member]!;
}

/**
 * The events of branches that go on side by side, each with the one that it follows: which branch is first when a task
 * that was under way is called again is not promised.
 */
function chains(events: readonly string[]): readonly string[] {
  const bare = events.map((event) => withoutTimes(event).replace(/"(id|previousEventId)":\d+,/g, ''));
  return bare
    .map(
      (event, index) =>
        `${bare[(JSON.parse(events[index]!) as { previousEventId: number }).previousEventId - 1]?.slice(0, 60)} > ${event}`,
    )
    .sort();
}

/** Times, and what each process generates: ids of requests. */
function withoutTimes(event: string): string {
  return event
    .replace(/"timestamp":[\d.]+,/, '')
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'UUID')
    .replace(/\\"(StartDate|StopDate|RedriveDate)\\":[\d.eE+]+/g, '\\"$1\\":0')
    .replace(/Root=1-[\da-f]{8}/g, 'Root=1-TIME')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT/g, 'TIME');
}

export function emptyFolder(): string {
  return fs.mkdtempSync('/tmp/stepmill-kills-');
}
