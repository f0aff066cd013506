import { hex32 } from '../../src/util/hex32';

test.each([
  [0, '00000000'],
  [48_879, '0000beef'],
  [2 ** 31, '80000000'],
  [2 ** 32 - 1, 'ffffffff'],
])('%d has eight digits', (bits, digits) => {
  expect(hex32(bits)).toBe(digits);
});
