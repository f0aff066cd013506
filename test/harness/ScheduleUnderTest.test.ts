import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { matchers } from '../../src/harness/matchers/matchers';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-schedules-'));
const template = path.join(folder, 'template.yaml');
const startTime = '2030-01-01T00:00:00Z';

beforeAll(() => {
  expect.extend(matchers);
  fs.writeFileSync(
    template,
    `
Resources:
  Report:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: report
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Hourly:
          Type: Schedule
          Properties: { Schedule: rate(1 hour), Name: hourly, Input: '{"scope":"hour"}' }
        Nightly:
          Type: ScheduleV2
          Properties:
            Name: nightly
            ScheduleExpression: cron(0 2 * * ? *)
            ScheduleExpressionTimezone: Europe/Berlin
            Input: '{"scope":"all","at":"<aws.scheduler.scheduled-time>"}'
        Off:
          Type: ScheduleV2
          Properties: { Name: paused, ScheduleExpression: rate(1 day), State: DISABLED, Input: '{}' }
  Other:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Weekly:
          Type: ScheduleV2
          Properties: { Name: weekly, ScheduleExpression: rate(7 days), Input: '{}' }
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe.each(['process', 'http'] as const)('in the place %s', (target) => {
  test('fires a schedule by hand', async () => {
    const sfn = places.open({ target, startTime });
    const report = sfn.stateMachine(template, 'Report');
    const fired = await sfn.schedule('nightly').fire({ at: '2030-05-01T00:00:00Z' });
    const input = { scope: 'all', at: '2030-05-01T00:00:00Z' };
    expect(fired.started.map(({ by, stateMachine, input: its }) => ({ by, stateMachine, input: its }))).toEqual([
      { by: 'nightly', stateMachine: 'report', input },
    ]);
    expect(fired).toHaveStarted(report, input);
    expect(fired).toHaveStarted('Report');
    const run = await fired.run();
    expect({ status: run.status, output: run.output }).toEqual({ status: 'SUCCEEDED', output: input });
  });

  test('fires what time is advanced over, even before anything has run', async () => {
    const sfn = places.open({ target, startTime });
    sfn.stateMachine(template, 'Report');
    await sfn.clock.advance('3h');
    const times = async (name: string): Promise<readonly string[]> =>
      (await sfn.schedule(name).fired()).map(({ scheduledTime }) => scheduledTime);
    expect({ hourly: await times('hourly'), nightly: await times('nightly'), paused: await times('paused') }).toEqual({
      hourly: ['2030-01-01T01:00:00Z', '2030-01-01T02:00:00Z', '2030-01-01T03:00:00Z'],
      nightly: ['2030-01-01T01:00:00Z'],
      paused: [],
    });
    const [first] = await sfn.schedule('nightly').fired();
    expect((await first!.run()).output).toEqual({ scope: 'all', at: '2030-01-01T01:00:00Z' });
  });

  test('does not fire by time with the option schedules: false', async () => {
    const sfn = places.open({ target, startTime, schedules: false });
    sfn.stateMachine(template, 'Report');
    await sfn.clock.advance('3h');
    expect(await sfn.schedule('hourly').fired()).toEqual([]);
    await sfn.schedule('hourly').fire();
    expect(await sfn.schedule('hourly').fired()).toHaveLength(1);
  });

  test('says when it is due', async () => {
    const sfn = places.open({ target, startTime });
    sfn.stateMachine(template, 'Report');
    const nightly = sfn.schedule('nightly');
    expect(await nightly.nextTimes()).toEqual(['2030-01-01T01:00:00Z']);
    expect(await nightly.nextTimes(2, { after: '2030-03-30T12:00:00Z' })).toEqual([
      // The last Sunday in March has no 2:00 in Berlin.
      '2030-04-01T00:00:00Z',
      '2030-04-02T00:00:00Z',
    ]);
    expect(await nightly.nextTimes(1, { after: new Date('2029-06-15T12:00:00Z') })).toEqual(['2029-06-16T00:00:00Z']);
    expect(await sfn.schedule('paused').nextTimes()).toEqual([]);
  });

  test.each<[title: string, name: string, message: string]>([
    ['an unknown name', 'nightli', "There is no schedule 'nightli'. Did you mean 'nightly'?"],
    [
      'a disabled schedule',
      'paused',
      'is disabled, so AWS never fires it. To fire it nevertheless, set evenIfDisabled: true.',
    ],
    [
      'a target that is not deployed',
      'weekly',
      "sfn.schedule('weekly').fire() has started nothing.\nthe schedule 'weekly' for 2030-01-01T00:00:00Z\n    target target (",
    ],
  ])('rejects %s', async (_title, name, message) => {
    const sfn = places.open({ target, startTime });
    sfn.stateMachine(template, 'Report');
    await expect(sfn.schedule(name).fire()).rejects.toThrow(message);
  });

  test('fires a disabled schedule if that is meant', async () => {
    const sfn = places.open({ target, startTime });
    sfn.stateMachine(template, 'Report');
    const fired = await sfn.schedule('paused').fire({ evenIfDisabled: true });
    expect((await fired.run()).status).toBe('SUCCEEDED');
  });
});

test.each<[title: string, call: (sfn: ReturnType<typeof places.open>) => unknown, message: string]>([
  [
    'an unknown option',
    (sfn) => sfn.schedule('nightly').fire({ when: 1 } as never),
    "fire(…) has no option 'when'. Known: at, evenIfDisabled.",
  ],
  [
    'a wrong time',
    (sfn) => sfn.schedule('nightly').fire({ at: 'soon' }),
    "The time of fire({ at }) is no date: soon. Write, for example, '2030-01-01T00:00:00Z'.",
  ],
  [
    'a wrong count',
    (sfn) => sfn.schedule('nightly').nextTimes(0),
    'nextTimes(count) takes a whole number from 1 to 1000, not 0.',
  ],
])('rejects %s', (_title, call, message) => {
  const sfn = places.open({ target: 'process' });
  sfn.stateMachine(template, 'Report');
  expect(() => call(sfn)).toThrow(message);
});

test('in this process, what was due has happened when advance returns', async () => {
  const sfn = places.open({ target: 'process', startTime });
  sfn.stateMachine(template, 'Report');
  const advanced = sfn.clock.advance('1h');
  expect(sfn.clock.now()).toBe(Date.parse('2030-01-01T01:00:00Z'));
  await advanced;
  expect(await sfn.schedule('hourly').fired()).toHaveLength(1);
});

test('without a file that declares one, the error says so', async () => {
  const sfn = places.open({ target: 'process' });
  sfn.stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  await expect(sfn.schedule('nightly').fire()).rejects.toThrow(
    "There is no schedule 'nightly'. No deployed file declares a schedule. Deploy a state machine of the file that does.",
  );
});
