import type { DeclaredSchedule } from '../../../../src/contract/starts/DeclaredSchedule';
import { useControl } from '../support/useControl';

const api = useControl();

function register(enabled = true): void {
  const schedule: DeclaredSchedule = {
    kind: 'schedule',
    name: 'Nightly',
    aliases: ['NightlySchedule'],
    source: { file: 'template.yaml', line: 3, column: 3 },
    group: 'default',
    expression: 'cron(0 3 * * ? *)',
    timeZone: 'Europe/Berlin',
    enabled,
    target: { arn: api.machine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }), input: '{"a":1}' },
  };
  void api.service.callStarts({
    op: 'register',
    file: 'template.yaml',
    starts: [schedule],
    machines: [],
    declared: [],
  });
}

test('lists them with the next time', async () => {
  register();
  expect((await api.ask('listSchedules')).schedules).toEqual([
    {
      name: 'Nightly',
      aliases: ['NightlySchedule'],
      arn: expect.stringContaining('Nightly') as unknown,
      expression: 'cron(0 3 * * ? *)',
      zone: 'Europe/Berlin',
      enabled: true,
      nextTime: '2030-01-01T02:00:00Z',
    },
  ]);
});

test('fires one', async () => {
  register(false);
  const path = { scheduleName: 'Nightly' };
  const { targets, scheduledTime } = await api.ask('fireSchedule', {
    path,
    body: { time: '2030-05-01T00:00:00Z', evenIfDisabled: true },
  });
  expect(scheduledTime).toBe('2030-05-01T00:00:00Z');
  expect(targets).toEqual([expect.objectContaining({ input: '{"a":1}', executionArn: expect.any(String) as unknown })]);
  expect((await api.refusal('fireSchedule', { path })).message).toContain('disabled');
  expect((await api.refusal('fireSchedule', { path: { scheduleName: 'Daily' } })).message).toContain('Daily');
});
