import { pass } from '../../rules/diagnose';
import { advise } from './advise';

test('a literal that is larger than a payload', () => {
  expect(advise({ S: { ...pass, Result: 'x'.repeat(262_142) } })).toEqual([]);
  expect(advise({ S: { ...pass, Result: 'x'.repeat(262_143) } })).toEqual([
    'PAYLOAD_TOO_LARGE /States/S/Result: This value alone is larger than the 262144 bytes that a payload may have.',
  ]);
});
