import type { DeclaredSchedule } from '../../../../../src/contract/starts/DeclaredSchedule';
import { openSchedule } from '../../../../../src/emulator/starts/schedules/scheduler/openSchedule';
import { createService } from '../../../../../src/emulator/service/createService';
import { createStartHost } from '../../../../../src/emulator/service/starts/createStartHost';
import { StartableMachines } from '../../../../../src/emulator/starts/StartableMachines';
import { machineArn, source } from '../../support/startingService';

const declared: DeclaredSchedule = {
  kind: 'schedule',
  name: 'Nightly',
  aliases: [],
  source,
  group: 'reports',
  expression: 'cron(0 2 * * ? *)',
  enabled: true,
  target: { arn: machineArn, roleArn: 'arn:aws:iam::123456789012:role/Scheduler' },
};

function open(change: Partial<DeclaredSchedule> = {}): ReturnType<typeof openSchedule> {
  const host = createStartHost(createService({ time: 'skip', startTime: '2030-01-01T00:00:00Z' }));
  return openSchedule({ ...declared, ...change }, { host, machines: new StartableMachines(() => false) });
}

test('a schedule has the ARN of its group, and a timetable', () => {
  const change = { timeZone: 'Europe/Berlin', startDate: '2030-02-01T00:00:00Z', endDate: '2030-03-01T00:00:00Z' };
  const { arn, timetable, problem, targetArns } = open(change);
  expect({ arn, problem, targetArns, zone: timetable!.zone }).toEqual({
    arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/reports/Nightly',
    problem: undefined,
    targetArns: [machineArn],
    zone: 'Europe/Berlin',
  });
  expect([timetable!.createdMs, timetable!.startMs, timetable!.endMs]).toEqual(
    ['2030-01-01T00:00:00Z', change.startDate, change.endDate].map((text) => Date.parse(text)),
  );
});

test('what a universal target starts is in its input', () => {
  const arn = 'arn:aws:scheduler:::aws-sdk:sfn:startExecution';
  const target = { arn, input: JSON.stringify({ StateMachineArn: machineArn }) };
  expect(open({ target }).targetArns).toEqual([machineArn]);
});

test('does not throw for what is wrong', () => {
  const { timetable, problem } = open({ expression: 'daily' });
  expect({ timetable, problem }).toEqual({
    timetable: undefined,
    problem:
      "AWS rejects the schedule 'daily': it is not rate(…), cron(…) or at(…). Write, for example, 'rate(5 minutes)' or 'cron(0 12 * * ? *)'.",
  });
});

test('a target without a role is not called', () => {
  expect(open({ target: { arn: machineArn } }).problem).toBe(
    'AWS rejects its target: it has no RoleArn. Give it a role that may call the target.',
  );
});
