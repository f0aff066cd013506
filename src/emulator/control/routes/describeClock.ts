import type { Control } from '../Control';
import { printClock } from '../clock/printClock';
import { named } from '../schema/Schema';

export const describeClock: Control = {
  name: 'describeClock',
  method: 'GET',
  path: '/clock',
  of: 'account',
  summary: 'How time passes, what time it is, and when the next timer is due.',
  answer: named('Clock'),
  async handle({ service }) {
    await service.quiet();
    return printClock(service);
  },
};
