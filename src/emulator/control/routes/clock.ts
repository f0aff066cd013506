import { route } from '../Control';
import { printClock, printAccount, move, lastMs } from '../clock/move';
import { named, described, given, number, text, time, answered, flag, timeText } from '../schema/Schema';
import { findExecution } from '../executions/findExecution';
import { readDate } from '../../../util/isoTime';
import { badRequest, type Fault } from '../ControlError';
import { findNextTimer } from '../../service/describeWaiting';
import { accountMembers } from '../schema/account';

export const describeClock = route('GET /clock', {
  summary: 'How time passes, the present time, and when the next timer is due.',
  answer: named('Clock'),
  async handle({ service }) {
    await service.quiet();
    return printClock(service);
  },
});

export const advanceClock = route('POST /clock/advance', {
  summary: 'Moves time forward, and responds when everything that then can happen has happened.',
  body: given(
    {
      seconds: { ...number, minimum: 0 },
      executionArn: described(text, 'Only the time of this execution, and of those nested in it.'),
    },
    ['seconds'],
  ),
  answer: named('Account'),
  formerly: ['/advance'],
  async handle({ service }, _params, { seconds, executionArn }) {
    if (executionArn !== undefined) findExecution(service, executionArn);
    // 1.1 seconds are 1100 milliseconds, and not 1100.0000000000002.
    await move(service, Math.round(seconds * 1e6) / 1e3, executionArn);
    return printAccount(service);
  },
});

export const setClock = route('PUT /clock', {
  summary:
    'Moves time forward to a date, and responds when everything that then can happen has happened. Time never goes back.',
  body: given({ now: described(time, 'ISO 8601: 2030-01-01T00:00:00Z') }, ['now']),
  answer: named('Account'),
  async handle({ service }, _params, { now }) {
    const toMs = isoForm.test(now) ? readDate(now) : NaN;
    const fault = (message: string): Error => badRequest([{ in: 'body', pointer: '/now', message } satisfies Fault]);
    if (!(toMs <= lastMs)) throw fault("must be a date before the year 10000, like '2030-01-01T00:00:00Z'.");
    await service.quiet();
    const ms = toMs - service.now();
    if (ms < 0) throw fault(`is before the present time: ${timeText(service.now())}. Time never goes back.`);
    await move(service, ms);
    return printAccount(service);
  },
});

const isoForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

export const nextTimer = route('POST /clock/next', {
  summary: 'Moves time forward to the next timer, and responds when everything that then can happen has happened.',
  description:
    'Where time skips, it is the first timeout or missed heartbeat of something that waits for an answer from outside: a task token, a worker of an activity.',
  answer: answered({ ...accountMembers, moved: described(flag, 'Whether there was a timer.') }),
  async handle({ service }) {
    const ms = await findNextTimer(service);
    if (ms !== undefined) await move(service, ms);
    return { ...printAccount(service), moved: ms !== undefined };
  },
});
