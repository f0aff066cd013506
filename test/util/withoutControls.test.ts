import { withoutControls } from '../../src/util/withoutControls';

test('control characters become dots, one for each, and letters stay', () => {
  expect(withoutControls('a\tb\u001b[31m\u0007\u009b\u202eü😀')).toBe('a b·[31m···ü😀');
});
