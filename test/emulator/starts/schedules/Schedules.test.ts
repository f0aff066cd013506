import type { DeclaredRule } from '../../../../src/contract/starts/DeclaredRule';
import type { DeclaredSchedule } from '../../../../src/contract/starts/DeclaredSchedule';
import type { Service } from '../../../../src/emulator/service/Service';
import { accountId, executionOf, machineArn, source, startedOf, startingService } from '../support/startingService';

const roleArn = `arn:aws:iam::${accountId}:role/Scheduler`;

function schedule(change: Partial<DeclaredSchedule> & { input?: string } = {}): DeclaredSchedule {
  const { input = '{"report":"daily"}', ...more } = change;
  return {
    kind: 'schedule',
    name: 'Nightly',
    aliases: ['NightlySchedule'],
    source,
    group: 'default',
    expression: 'cron(0 2 * * ? *)',
    enabled: true,
    target: { arn: machineArn, roleArn, input },
    ...more,
  };
}

function rule(change: Partial<DeclaredRule> = {}): DeclaredRule {
  return {
    kind: 'rule',
    name: 'Hourly',
    aliases: [],
    source: { ...source, line: 30 },
    eventBus: 'default',
    enabled: true,
    schedule: 'rate(1 hour)',
    targets: [{ id: 'T', arn: machineArn, roleArn }],
    ...change,
  };
}

const hourMs = 3_600_000;

async function thrown(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('did not throw');
}

describe('by hand', () => {
  test('a schedule starts its target with its input', async () => {
    const service = await startingService([schedule()]);
    const fired = await service.callStarts({ op: 'fireSchedule', name: 'Nightly' });
    const [target] = fired.targets;
    expect(fired).toEqual({
      name: 'Nightly',
      arn: `arn:aws:scheduler:us-east-1:${accountId}:schedule/default/Nightly`,
      scheduledTime: '2030-01-01T00:00:00Z',
      targets: [{ id: 'target', arn: machineArn, input: '{"report":"daily"}', executionArn: target!.executionArn }],
    });
    expect(executionOf(service, target!.executionArn)).toEqual({ input: { report: 'daily' }, status: 'SUCCEEDED' });
  });

  test.each(['NightlySchedule', 'default/Nightly'])('it has other names: %s', async (name) => {
    const service = await startingService([schedule()]);
    expect((await service.callStarts({ op: 'fireSchedule', name })).name).toBe('Nightly');
  });

  test('the input has the keywords of Scheduler, at the given time', async () => {
    const input =
      '{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>","n":"<aws.scheduler.attempt-number>"}';
    const service = await startingService([schedule({ input })]);
    const atMs = Date.parse('2030-06-01T02:00:00Z');
    const { scheduledTime, targets } = await service.callStarts({ op: 'fireSchedule', name: 'Nightly', atMs });
    expect(scheduledTime).toBe('2030-06-01T02:00:00Z');
    expect(JSON.parse(targets[0]!.input!)).toEqual({
      at: '2030-06-01T02:00:00Z',
      by: `arn:aws:scheduler:us-east-1:${accountId}:schedule/default/Nightly`,
      n: '1',
    });
  });

  test('a schedule without input sends the default notification', async () => {
    const service = await startingService([{ ...schedule(), target: { arn: machineArn, roleArn } }]);
    const { targets } = await service.callStarts({ op: 'fireSchedule', name: 'Nightly' });
    expect(executionOf(service, targets[0]!.executionArn).input).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: accountId,
      time: '2030-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: [`arn:aws:scheduler:us-east-1:${accountId}:schedule/default/Nightly`],
      detail: '{}',
    });
  });

  test('a universal target starts the machine that its input names', async () => {
    const input = JSON.stringify({ StateMachineArn: machineArn, Name: 'fixed', Input: '{"a":1}' });
    const arn = 'arn:aws:scheduler:::aws-sdk:sfn:startExecution';
    const service = await startingService([{ ...schedule(), target: { arn, roleArn, input } }]);
    const { targets } = await service.callStarts({ op: 'fireSchedule', name: 'Nightly' });
    const executionArn = `arn:aws:states:us-east-1:${accountId}:execution:M:fixed`;
    expect(targets).toEqual([{ id: 'target', arn, input: '{"a":1}', executionArn }]);
  });

  test('a rule sends its scheduled event to each target, with their inputs', async () => {
    const targets = [
      { id: 'whole', arn: machineArn, roleArn },
      { id: 'constant', arn: machineArn, roleArn, input: '{"a":1}' },
      { id: 'part', arn: machineArn, roleArn, inputPath: '$.time' },
      {
        id: 'made',
        arn: machineArn,
        roleArn,
        inputTransformer: { inputPathsMap: { when: '$.time' }, inputTemplate: '{"when":<when>}' },
      },
    ];
    const service = await startingService([rule({ targets })]);
    const fired = await service.callStarts({ op: 'fireSchedule', name: 'Hourly' });
    const arn = `arn:aws:events:us-east-1:${accountId}:rule/Hourly`;
    expect(fired).toMatchObject({ name: 'Hourly', arn });
    expect(fired.targets.map(({ id, executionArn }) => [id, executionOf(service, executionArn).input])).toEqual([
      [
        'whole',
        {
          version: '0',
          id: expect.any(String) as string,
          'detail-type': 'Scheduled Event',
          source: 'aws.events',
          account: accountId,
          time: '2030-01-01T00:00:00Z',
          region: 'us-east-1',
          resources: [arn],
          detail: {},
        },
      ],
      ['constant', { a: 1 }],
      ['part', '2030-01-01T00:00:00Z'],
      ['made', { when: '2030-01-01T00:00:00Z' }],
    ]);
  });

  test('a target that is not deployed, and one that is no machine, are named', async () => {
    const other = `arn:aws:states:us-east-1:${accountId}:stateMachine:Other`;
    const lambda = `arn:aws:lambda:us-east-1:${accountId}:function:f`;
    const targets = [
      { id: 'A', arn: other, roleArn },
      { id: 'B', arn: lambda },
    ];
    const service = await startingService([rule({ targets })]);
    const fired = await service.callStarts({ op: 'fireSchedule', name: 'Hourly' });
    expect(fired.targets.map(({ id, notRun }) => [id, notRun])).toEqual([
      ['A', expect.stringContaining("'Other' is not deployed") as string],
      ['B', expect.stringContaining('Only state machines are started here') as string],
    ]);
  });

  test('what cannot start goes to the dead letter queue', async () => {
    const arn = `arn:aws:states:us-east-1:${accountId}:stateMachine:Gone`;
    const deadLetterArn = `arn:aws:sqs:us-east-1:${accountId}:dead`;
    const service = await startingService([
      { ...schedule(), target: { arn, roleArn, input: '{"a":1}', deadLetterArn } },
    ]);
    const { targets } = await service.callStarts({ op: 'fireSchedule', name: 'Nightly' });
    const message = `State Machine Does Not Exist: '${arn}'`;
    expect(targets).toEqual([
      { id: 'target', arn, input: '{"a":1}', failure: { code: 'NO_RESOURCE', message, deadLetterArn } },
    ]);
    const [letter] = await service.outbox.waitFor({ service: 'sqs', destination: 'dead' });
    expect({ body: letter!.body, attributes: Object.keys(letter!.attributes) }).toEqual({
      body: '{"a":1}',
      attributes: ['SCHEDULE_ARN', 'SCHEDULED_TIME', 'EXECUTION_ID', 'TARGET_ARN', 'ERROR_CODE', 'ERROR_MESSAGE'],
    });
  });

  test.each<[title: string, starts: Parameters<typeof startingService>[0], name: string, message: string]>([
    ['an unknown name', [schedule(), rule()], 'Nigtly', "There is no schedule 'Nigtly'. Did you mean 'Nightly'?"],
    ['a far name', [schedule(), rule()], 'X', "There is no schedule 'X'. These exist: 'Hourly', 'Nightly'."],
    [
      'no schedule at all',
      [rule({ schedule: undefined as never, pattern: { source: ['a'] } })],
      'X',
      "There is no schedule 'X'. No deployed file declares a schedule. Deploy a state machine of the file that does.",
    ],
    [
      'a name of two',
      [schedule(), schedule({ group: 'other' })],
      'Nightly',
      "'Nightly' is the name of 2 schedules: 'default/Nightly' (template.yaml:12:3), 'other/Nightly' (template.yaml:12:3). Use a name that only one of them has.",
    ],
    [
      'a disabled one',
      [schedule({ enabled: false })],
      'Nightly',
      "The schedule 'Nightly' (template.yaml:12:3) is disabled, so AWS never fires it. To fire it nevertheless, set evenIfDisabled: true.",
    ],
    [
      'a wrong expression',
      [schedule({ expression: 'cron(0 2 * * * *)' })],
      'Nightly',
      "The schedule 'Nightly' (template.yaml:12:3) cannot fire. AWS rejects the schedule 'cron(0 2 * * * *)': day-of-month is '*' and day-of-week is '*', and only one of them can have a value. Write '?' in one of the two, and a value or '*' in the other, for example 'cron(0 12 * * ? *)'.",
    ],
    [
      'a wrong expression of a rule',
      [rule({ schedule: 'rate(1 hours)' })],
      'Hourly',
      "The schedule 'Hourly' (template.yaml:30:3) cannot fire. AWS rejects the schedule 'rate(1 hours)': for a rule, a unit after 1 is in the singular. Write 'rate(1 hour)'.",
    ],
    [
      'a wrong zone',
      [schedule({ timeZone: 'Europe/Berlim' })],
      'Nightly',
      "The schedule 'Nightly' (template.yaml:12:3) cannot fire. 'Europe/Berlim' is not the IANA name of a time zone. Did you mean 'Europe/Berlin'?",
    ],
    [
      'an input that is no JSON',
      [schedule({ input: '{"at":<aws.scheduler.scheduled-time>}' })],
      'Nightly',
      'The schedule \'Nightly\' (template.yaml:12:3) cannot fire. AWS rejects the Input of its target: it is not JSON. {"at":<aws.scheduler.scheduled-time>}',
    ],
    [
      'a wrong date',
      [schedule({ startDate: 'tomorrow' })],
      'Nightly',
      "The schedule 'Nightly' (template.yaml:12:3) cannot fire. Its StartDate 'tomorrow' is not a time. Write, for example, '2030-01-01T00:00:00Z'.",
    ],
    [
      'a wrong window',
      [schedule({ flexibleWindowMinutes: 2000 })],
      'Nightly',
      "The schedule 'Nightly' (template.yaml:12:3) cannot fire. AWS rejects its flexible time window of 2000 minutes. Write a whole number from 1 to 1440.",
    ],
  ])('throws for %s', async (_title, starts, name, message) => {
    const service = await startingService(starts);
    expect(await thrown(() => service.callStarts({ op: 'fireSchedule', name }))).toBe(message);
  });

  test('a disabled one fires if that is meant', async () => {
    const service = await startingService([schedule({ enabled: false })]);
    const fired = await service.callStarts({ op: 'fireSchedule', name: 'Nightly', evenIfDisabled: true });
    expect(executionOf(service, fired.targets[0]!.executionArn).status).toBe('SUCCEEDED');
  });
});

describe('when time is advanced', () => {
  test.each(['skip', 'manual'] as const)('fires each time that is passed, in order (%s)', async (time) => {
    const service = await startingService([schedule(), rule({ schedule: 'rate(12 hours)' })], { time });
    service.advance(48 * hourMs);
    await service.quiet();
    expect(startedOf(service).map(({ at }) => at)).toEqual([
      '2030-01-01T02:00:00Z',
      '2030-01-01T12:00:00Z',
      '2030-01-02T00:00:00Z',
      '2030-01-02T02:00:00Z',
      '2030-01-02T12:00:00Z',
      '2030-01-03T00:00:00Z',
    ]);
    expect(service.now()).toBe(Date.parse('2030-01-03T00:00:00Z'));
  });

  test('does not fire what it does not reach, and nothing twice', async () => {
    const service = await startingService([rule()]);
    service.advance(hourMs - 1);
    expect(startedOf(service)).toEqual([]);
    service.advance(1);
    service.advance(1);
    service.advance(hourMs - 2);
    expect(startedOf(service).map(({ at }) => at)).toEqual(['2030-01-01T01:00:00Z']);
    service.advance(1);
    expect(startedOf(service)).toHaveLength(2);
  });

  test('the event has the time at which it was due', async () => {
    const service = await startingService([rule()]);
    service.advance(2.5 * hourMs);
    expect(startedOf(service).map(({ input }) => (input as { time: string }).time)).toEqual([
      '2030-01-01T01:00:00Z',
      '2030-01-01T02:00:00Z',
    ]);
  });

  test.each(['skip', 'manual'] as const)('fires between the timers of executions (%s)', async (time) => {
    const called: string[] = [];
    const definition = {
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', SecondsPath: '$.wait', Next: 'T' },
        T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true },
      },
    };
    const handlers = { f: (event: unknown) => void called.push((event as { who: string }).who) };
    const input = '{"who":"schedule","wait":0}';
    const service = await startingService([schedule({ input })], { time, definition, handlers });
    // Holds its own time, so that only the test moves it.
    const start = (who: string, wait: number): void =>
      void service.call('StartExecution', { stateMachineArn: machineArn, input: JSON.stringify({ who, wait }) });
    if (time === 'manual') {
      start('before', 3_600);
      start('after', 3 * 3_600);
    }
    service.advance(4 * hourMs);
    await service.quiet();
    expect(called).toEqual(time === 'manual' ? ['before', 'schedule', 'after'] : ['schedule']);
  });

  test('does not fire a disabled schedule, or a wrong one', async () => {
    const wrong = schedule({ name: 'Wrong', aliases: [], expression: 'rate(x)' });
    const service = await startingService([schedule({ enabled: false }), wrong]);
    service.advance(48 * hourMs);
    expect(startedOf(service)).toEqual([]);
  });

  test('waits for no schedule: time that skips does not fire it', async () => {
    const definition = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10 * 86_400, End: true } } };
    const service = await startingService([rule()], { definition });
    service.call('StartExecution', { stateMachineArn: machineArn });
    await service.quiet();
    expect(startedOf(service)).toHaveLength(1);
  });

  test('too many times are an error, before time has moved', async () => {
    const service = await startingService([schedule(), rule({ name: 'Poll', schedule: 'rate(1 minute)' })]);
    expect(await thrown(() => service.advance(365 * 24 * hourMs))).toBe(
      "This would fire schedules more than 10,000 times, 'Poll' with rate(1 minute) among others. Time has not moved. Advance it by less, or set the option schedules: false to fire schedules only by hand.",
    );
    expect(service.now()).toBe(Date.parse('2030-01-01T00:00:00Z'));
    expect(startedOf(service)).toEqual([]);
  });

  test('restarts after a reset', async () => {
    const service = await startingService([rule()]);
    service.advance(hourMs);
    service.reset();
    service.advance(5 * hourMs);
    expect(await service.callStarts({ op: 'firedSchedules' })).toEqual([]);
  });

  test('a schedule that is registered later does not fire for what was before', async () => {
    const service = await startingService([rule()]);
    service.advance(5.5 * hourMs);
    const machines = [{ names: ['M'], arn: machineArn }];
    const starts = [schedule({ expression: 'cron(0 3 * * ? *)' })];
    await service.callStarts({ op: 'register', file: 'other.yaml', starts, machines, declared: ['M'] });
    service.advance(hourMs);
    expect(await service.callStarts({ op: 'firedSchedules', name: 'Nightly' })).toEqual([]);
    service.advance(24 * hourMs);
    expect(await service.callStarts({ op: 'firedSchedules', name: 'Nightly' })).toHaveLength(1);
  });
});

describe('where time passes by itself', () => {
  const stopped: Service[] = [];
  afterEach(() => {
    for (const service of stopped.splice(0)) service.close();
  });

  test('fires in time', async () => {
    // A minute takes 6 milliseconds.
    const service = await startingService([rule({ schedule: 'rate(1 minute)' })], { time: { scale: 10_000 } });
    stopped.push(service);
    for (;;) {
      const fired = await service.callStarts({ op: 'firedSchedules' });
      if (fired.length >= 3) {
        const [first, second, third] = fired.map(({ scheduledTime }) => Date.parse(scheduledTime));
        expect([second! - first!, third! - second!]).toEqual([60_000, 60_000]);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });

  test('advancing the clock of a server fires each time once', async () => {
    const service = await startingService([rule()], { time: 'real' });
    stopped.push(service);
    service.advance(3 * hourMs);
    await service.quiet();
    expect((await service.callStarts({ op: 'firedSchedules' })).map(({ scheduledTime }) => scheduledTime)).toEqual([
      '2030-01-01T01:00:00Z',
      '2030-01-01T02:00:00Z',
      '2030-01-01T03:00:00Z',
    ]);
  });
});

test('lists them, with the time at which each is due next', async () => {
  const service = await startingService([
    rule(),
    schedule({ timeZone: 'Europe/Berlin' }),
    schedule({ name: 'Off', enabled: false }),
    schedule({ name: 'Over', expression: 'at(2029-01-01T00:00:00)' }),
    schedule({ name: 'Wrong', expression: 'daily' }),
  ]);
  const scheduler = `arn:aws:scheduler:us-east-1:${accountId}:schedule/default/`;
  const names = (name: string): string[] => [`default/${name}`, name, 'NightlySchedule'];
  expect(await service.callStarts({ op: 'schedules' })).toEqual([
    {
      name: 'Hourly',
      names: ['Hourly'],
      arn: `arn:aws:events:us-east-1:${accountId}:rule/Hourly`,
      expression: 'rate(1 hour)',
      zone: 'UTC',
      enabled: true,
      nextTime: '2030-01-01T01:00:00Z',
    },
    {
      name: 'Nightly',
      names: names('Nightly'),
      arn: `${scheduler}Nightly`,
      expression: 'cron(0 2 * * ? *)',
      zone: 'Europe/Berlin',
      enabled: true,
      nextTime: '2030-01-01T01:00:00Z',
    },
    {
      name: 'Off',
      names: names('Off'),
      arn: `${scheduler}Off`,
      expression: 'cron(0 2 * * ? *)',
      zone: 'UTC',
      enabled: false,
    },
    {
      name: 'Over',
      names: names('Over'),
      arn: `${scheduler}Over`,
      expression: 'at(2029-01-01T00:00:00)',
      zone: 'UTC',
      enabled: true,
    },
    {
      name: 'Wrong',
      names: names('Wrong'),
      arn: `${scheduler}Wrong`,
      expression: 'daily',
      zone: 'UTC',
      enabled: true,
      problem:
        "AWS rejects the schedule 'daily': it is not rate(…), cron(…) or at(…). Write, for example, 'rate(5 minutes)' or 'cron(0 12 * * ? *)'.",
    },
  ]);
});
