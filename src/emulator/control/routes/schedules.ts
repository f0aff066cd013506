import { readIsoDate } from '../../../util/isoTime';
import type { FiredSchedule } from '../../starts/schedules/OpenSchedule';
import { route } from '../Control';
import { badRequest } from '../ControlError';
import { anyObject, answered, described, flag, given, list, text, time } from '../schema/Schema';

export const listSchedules = route('GET /schedules', {
  summary: 'Schedules, and rules on a schedule, with the time at which each is due next.',
  answer: answered({
    schedules: list(
      answered({
        name: text,
        aliases: described(list(text), 'Its other names: logical id, construct path, key, address.'),
        arn: text,
        expression: described(text, 'As its file has it: `rate(5 minutes)`.'),
        zone: described(text, 'An IANA name, or UTC.'),
        enabled: flag,
        'nextTime?': described(time, 'Absent if it is never due.'),
        'problem?': described(text, 'Why it cannot fire.'),
      }),
    ),
  }),
  async handle({ service }) {
    return { schedules: await service.callStarts({ op: 'schedules' }) };
  },
});

export const fireSchedule = route('POST /schedules/{scheduleName}/fire', {
  summary: 'Fires a schedule, whether it is due or not. Says what it has started.',
  body: given({
    time: described(time, 'The time for which it counts as scheduled. Default: now.'),
    evenIfDisabled: described(flag, 'Fires it even if its file says that it is disabled.'),
  }),
  bodyIsOptional: true,
  answer: answered({
    name: text,
    arn: text,
    scheduledTime: time,
    targets: described(list(anyObject), 'What became of each target, as for an event.'),
  }),
  async handle({ service }, { scheduleName }, body) {
    const { time: at, evenIfDisabled } = body ?? {};
    const atMs = at === undefined ? undefined : readIsoDate(at);
    if (Number.isNaN(atMs)) throw badRequest([{ in: 'body', pointer: '/time', message: 'is no date.' }]);
    const fired = await service.callStarts({ op: 'fireSchedule', name: scheduleName, atMs, evenIfDisabled });
    await service.quiet();
    return fired as FiredSchedule;
  },
});
