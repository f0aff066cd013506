import { route } from '../Control';
import { findNextTimer } from '../../service/describeWaiting';
import { move } from '../clock/move';
import { printAccount } from '../clock/printClock';
import { accountMembers } from '../schema/account';
import { answered, described, flag } from '../schema/Schema';

export const nextTimer = route('POST /clock/next', {
  summary: 'Moves time on to the next timer, and answers when all has happened that then can.',
  description: 'There is none where time skips: what waits there waits for an answer from outside.',
  answer: answered({ ...accountMembers, moved: described(flag, 'Whether there was one.') }),
  async handle({ service }) {
    const nextMs = await findNextTimer(service);
    if (nextMs !== undefined) await move(service, Math.max(0, nextMs - service.now()));
    return { ...printAccount(service), moved: nextMs !== undefined };
  },
});
