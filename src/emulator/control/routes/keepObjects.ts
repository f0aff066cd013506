import { route } from '../Control';

export const keepObjects = route('POST /buckets/keep', {
  summary: 'What buckets have now, and what they refuse, is restored after each reset.',
  handle({ service }) {
    service.callObjects({ op: 'keep' });
  },
});
