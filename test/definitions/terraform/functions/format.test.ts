import { format } from '../../../../src/definitions/terraform/functions/format';
import { callWith, unknown } from './callWith';

const formatted = (...args: readonly unknown[]) => callWith('format', format, args);

test.each<[string, unknown[], string]>([
  ['%s and %s', ['a', 1.5], 'a and 1.5'],
  ['100%% %t', [true], '100% true'],
  ['%5s|%-5s|%.2s|%5.1s', ['ab', 'ab', 'abc', '👍b'], '   ab|ab   |ab|    👍'],
  ['%03d|%+d|% d|%-4d|%d|%04d', [7, 7, 7, 7, -7, -7], '007|+7| 7|7   |-7|-007'],
  ['%d', ['12'], '12'],
  ['%d', [2.9], '2'],
  ['%x %X %o %b', [255, 255, 8, 5], 'ff FF 10 101'],
  ['%f %.2f %8.2f %.0f', [3.14159, 2.005, -1, 2.5], '3.141590 2.00    -1.00 3'],
  ['%e %.1E', [1234.5, 0.00012], '1.234500e+03 1.2E-04'],
  ['%[2]s %[1]s %s', ['a', 'b'], 'b a b'],
  ['%v %v %#v %v %v', [true, 'x', 'x', ['x', 1, null], null], 'true x "x" ["x",1,null] null'],
  ['%v', [{ b: 1, a: 2 }], '{"a":2,"b":1}'],
  ['%q', ['say "hi"\n'], '"say \\"hi\\"\\n"'],
])('%s with %j', (written, args, expected) => {
  expect(formatted(written, ...args)).toBe(expected);
});

/** As Go prints it. */
test.each([
  [0, '0'],
  [100000, '100000'],
  [1000000, '1e+06'],
  [1234567, '1.234567e+06'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [-2.5, '-2.5'],
])('%%g of %d', (number, expected) => {
  expect([formatted('%g', number), formatted('%G', number)]).toEqual([expected, expected.toUpperCase()]);
});

test.each([
  ['%.3g', 1234, '1.23e+03'],
  ['%.3g', 123.4, '123'],
  ['%.10g', 1234567, '1234567'],
  ['%.0g', 7.7, '8'],
  ['%.1g', 9.7, '1e+01'],
  ['%.2g', 0.00009996, '0.0001'],
])('%s of %d', (written, number, expected) => {
  expect(formatted(written, number)).toBe(expected);
});

test.each<[unknown[], string]>([
  [['%s'], '3: format needs 2 arguments, not 1.'],
  [['%y', 1], '4: format has no verb %y.\n  Verbs are %s, %t, %v, %q, %d, %b, %o, %x, %X, %f, %e, %E, %g, %G and %%.'],
  [['%s', ['a']], '3: format takes a string as argument 2, not a list.'],
  [['%d', 'x'], '3: A number is expected here, not a string.'],
])('format(%j) is an error', (args, message) => {
  expect(formatted(...args)).toBe(`Error: main.tf:7:${message}`);
});

test('a width is at most 1,000', () => {
  expect(formatted('%9999s', 'x')).toBe('x'.padStart(1000));
});

test('an unknown value stays a hole, whatever its verb', () => {
  expect([formatted('%5d', unknown('n')), formatted('%-8s', unknown('n')), formatted('%X', unknown('n'))]).toEqual([
    '?var.n',
    '?var.n',
    '?var.n',
  ]);
});
