import type { DeclaredSchedule } from '../../../../src/contract/starts/DeclaredSchedule';
import { useControl } from '../support/useControl';

const api = useControl();
const source = { file: 'template.yaml', line: 3, column: 3 };

async function register(change: Partial<DeclaredSchedule> = {}): Promise<void> {
  const arn = api.machine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  const schedule: DeclaredSchedule = {
    kind: 'schedule',
    name: 'Nightly',
    aliases: [],
    source,
    group: 'default',
    expression: 'cron(0 2 * * ? *)',
    enabled: true,
    target: { arn, roleArn: 'arn:aws:iam::123456789012:role/r', input: '{"at":"<aws.scheduler.scheduled-time>"}' },
    ...change,
  };
  const machines = [{ names: ['m'], arn }];
  await api.service.callStarts({
    op: 'register',
    file: 'template.yaml',
    starts: [schedule],
    machines,
    declared: ['m'],
  });
}

const scheduleArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/Nightly';

test('lists schedules, fires them, and lists what has fired', async () => {
  await register();
  expect(await api.ask('listSchedules')).toEqual({
    schedules: [
      {
        name: 'Nightly',
        names: ['default/Nightly', 'Nightly'],
        arn: scheduleArn,
        expression: 'cron(0 2 * * ? *)',
        zone: 'UTC',
        enabled: true,
        nextTime: '2030-01-01T02:00:00Z',
      },
    ],
  });
  const body = { at: '2030-05-01T00:00:00Z' };
  const fired = await api.ask('fireSchedule', { path: { name: 'default/Nightly' }, body });
  expect(fired).toMatchObject({
    name: 'Nightly',
    arn: scheduleArn,
    scheduledTime: '2030-05-01T00:00:00Z',
    targets: [{ input: '{"at":"2030-05-01T00:00:00Z"}' }],
  });
  const { executionArn } = fired.targets[0];
  expect(await api.ask('waitForExecution', { path: { executionArn } })).toMatchObject({
    reached: true,
    execution: { status: 'SUCCEEDED' },
  });
  await api.ask('advanceClock', { body: { seconds: 86_400 } });
  const { fired: all } = await api.ask('listFired', { path: { name: 'Nightly' } });
  expect(all.map(({ scheduledTime }: { scheduledTime: string }) => scheduledTime)).toEqual([
    '2030-05-01T00:00:00Z',
    '2030-01-01T02:00:00Z',
  ]);
});

test('a body is not needed', async () => {
  await register();
  expect((await api.ask('fireSchedule', { path: { name: 'Nightly' } })).scheduledTime).toBe('2030-01-01T00:00:00Z');
});

test.each<[title: string, name: string, body: object, status: number, message: string]>([
  ['an unknown name', 'Nigtly', {}, 404, "There is no schedule 'Nigtly'. Did you mean 'Nightly'?"],
  [
    'a disabled one',
    'Nightly',
    {},
    400,
    "The schedule 'Nightly' (template.yaml:3:3) is disabled, so AWS never fires it. To fire it nevertheless, set evenIfDisabled: true.",
  ],
])('rejects %s', async (_title, name, body, status, message) => {
  await register({ enabled: false });
  expect(await api.refusal('fireSchedule', { path: { name }, body })).toMatchObject({ status, message });
});

test('rejects a wrong time', async () => {
  await register();
  expect((await api.refusal('fireSchedule', { path: { name: 'Nightly' }, body: { at: 'soon' } })).status).toBe(400);
});

test('too many times at once are an error', async () => {
  await register({ expression: 'rate(1 minute)' });
  const { status, message } = await api.refusal('advanceClock', { body: { seconds: 365 * 86_400 } });
  expect({ status, message }).toEqual({
    status: 400,
    message:
      "This would fire schedules more than 10,000 times, 'Nightly' with rate(1 minute). Time has not moved. Advance it by less, or set the option schedules: false to fire schedules only by hand.",
  });
});
