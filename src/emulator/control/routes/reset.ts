import { route } from '../Control';
import { leftIn } from '../left/leftIn';
import { named } from '../schema/Schema';

export const reset = route('POST /reset', {
  summary: 'Forgets everything that was created, started, sent and mocked, and tells what was left.',
  description: 'Mocks and denials with `stays`, the mock file and functions are kept. Time and ids start over.',
  answer: named('Left'),
  formerly: ['/reset'],
  async handle({ service }) {
    const left = await leftIn(service);
    service.reset();
    return left;
  },
});
