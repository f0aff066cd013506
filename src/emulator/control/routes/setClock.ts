import { readDate } from '../../../util/isoTime';
import { route } from '../Control';
import { badRequest, type Fault } from '../ControlError';
import { lastMs, move } from '../clock/move';
import { printAccount } from '../clock/printClock';
import { described, given, named, time } from '../schema/Schema';
import { timeText } from '../timeText';

export const setClock = route('PUT /clock', {
  summary: 'Moves time on to a date, and answers when all has happened that then can. Time never goes back.',
  body: given({ now: described(time, 'ISO 8601: 2030-01-01T00:00:00Z') }, ['now']),
  answer: named('Account'),
  async handle({ service }, _params, { now }) {
    const toMs = isoForm.test(now) ? readDate(now) : NaN;
    const fault = (message: string): Error => badRequest([{ in: 'body', pointer: '/now', message } satisfies Fault]);
    if (!(toMs <= lastMs)) throw fault("must be a date before the year 10000, like '2030-01-01T00:00:00Z'.");
    await service.quiet();
    const ms = toMs - service.now();
    if (ms < 0) throw fault(`is before the time that it is: ${timeText(service.now())}. Time never goes back.`);
    await move(service, ms);
    return printAccount(service);
  },
});

const isoForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;
