import type { Control } from '../Control';
import { answered } from '../schema/Schema';

export const keepObjects: Control = {
  name: 'keepObjects',
  method: 'POST',
  path: '/buckets/keep',
  of: 'account',
  summary: 'What buckets have now, and what they refuse, is restored after each reset.',
  answer: answered({}),
  handle({ service }) {
    service.callObjects({ op: 'keep' });
    return {};
  },
};
