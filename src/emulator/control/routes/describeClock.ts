import { route } from '../Control';
import { printClock } from '../clock/printClock';
import { named } from '../schema/Schema';

export const describeClock = route('GET /clock', {
  summary: 'How time passes, what time it is, and when the next timer is due.',
  answer: named('Clock'),
  async handle({ service }) {
    await service.quiet();
    return printClock(service);
  },
});
