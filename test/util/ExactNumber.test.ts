import { computedNumber, doubleNumber, ExactNumber, printJson, readNumber } from '../../src/util/ExactNumber';
import {
  isExact,
  isNumber,
  isObject,
  jsonEquals,
  kindOf,
  parseJson,
  readJson,
  toPlainNumbers,
  type Json,
} from '../../src/util/json';

const print = (value: unknown): string => printJson(value);

it.each([
  ['1', '1'],
  ['-7', '-7'],
  ['-0', '0'],
  ['9007199254740993', '9007199254740993'],
  ['1234567890123456789', '1234567890123456789'],
  ['123456789012345678901234567890', '123456789012345678901234567890'],
  ['0.5', '0.5'],
  ['1.50', '1.5'],
  ['1.0', '1.0'],
  ['1.00', '1.0'],
  ['-0.0', '-0.0'],
  ['1e3', '1000.0'],
  ['1E7', '1.0E7'],
  ['1e21', '1.0E21'],
  ['12345678.5', '1.23456785E7'],
  ['1790204286.0', '1.790204286E9'],
  ['0.001', '0.001'],
  ['0.00015', '1.5E-4'],
  ['1e400', '"Infinity"'],
])('prints %s as %s', (written, printed) => {
  expect(print([readNumber(written)])).toBe(`[${printed}]`);
});

it.each([
  [3, '3'],
  [-0, '0'],
  [0.1, '0.1'],
  [1e-7, '1.0E-7'],
  [2 ** 60, '1152921504606846976'],
  [-(2 ** 63), '-9223372036854775808'],
  [2 ** 63, '9.223372036854776E18'],
  [1e300, '1.0E300'],
  [12345678.5, '1.23456785E7'],
])('prints %s, computed by an expression, as %s', (value, printed) => {
  expect(print(computedNumber(value))).toBe(printed);
});

it('keeps a plain number wherever JavaScript prints the same', () => {
  expect([readNumber('12.5'), readNumber('12'), doubleNumber(0.25)].map((number) => typeof number)).toEqual([
    'number',
    'number',
    'number',
  ]);
});

it('is a number in computations, and in code that does not know it', () => {
  const number = readNumber('2.0');
  expect([number + 1, Math.max(number, 1), number > 1, JSON.stringify({ number })]).toEqual([
    3,
    2,
    true,
    '{"number":2}',
  ]);
  expect([isNumber(number), isExact(number), isObject(number), kindOf(number), Object.keys(number)]).toEqual([
    true,
    true,
    false,
    'number',
    [],
  ]);
});

it('equals a number that is printed the same', () => {
  expect([
    jsonEquals(readNumber('1.0'), readNumber('1.00')),
    jsonEquals(readNumber('1.0'), 1),
    jsonEquals({ a: [readNumber('1e400')] }, { a: [readNumber('1e500')] }),
  ]).toEqual([true, false, true]);
});

it('prints beside strings that look like its placeholder', () => {
  const value = { '\0': '\0', a: readNumber('1.0'), b: ['x"\0', '\0\0', readNumber('2.0')] };
  expect(print(value)).toBe('{"\\u0000":"\\u0000","a":1.0,"b":["x\\"\\u0000","\\u0000\\u0000",2.0]}');
});

it('prints bigints as numbers, beside exact numbers, with and without indentation', () => {
  expect(print({ a: 12345678901234567890n, b: readNumber('1.0') })).toBe('{"a":12345678901234567890,"b":1.0}');
  expect(printJson([1n, readNumber('1.0')], 1)).toBe('[\n 1,\n 1.0\n]');
});

it('becomes plain data of JavaScript: whole numbers are bigints, others doubles', () => {
  const shared: Json = { untouched: [1, 2] };
  const value: Json = { id: readNumber('1234567890123456789'), price: readNumber('1.0'), shared };
  const plain = toPlainNumbers(value);
  expect(plain).toEqual({ id: 1234567890123456789n, price: 1, shared });
  expect((plain as { shared: Json }).shared).toBe(shared);
  expect(toPlainNumbers(shared)).toBe(shared);
});

it('reports whether a process has made one', () => {
  readNumber('1.0');
  expect(ExactNumber.exist).toBe(true);
});

test('makes a repeated number once', () => {
  const [first, second, zero, below] = parseJson('[1.0, 1.00, 0.0, -0.0]') as number[];
  expect(second).toBe(first);
  expect(printJson([first, zero, below])).toBe('[1.0,0.0,-0.0]');
  const many = `[${Array.from({ length: 3_000 }, (_, at) => `${at}.0`).join(',')}]`;
  expect(printJson(readJson(many))).toBe(many);
});

test('data may contain the placeholder of a number while it is printed', () => {
  const value = ['\x7f', '\x7f\x7f', parseJson('1.0')];
  expect(printJson(value)).toBe('["\x7f","\x7f\x7f",1.0]');
});
