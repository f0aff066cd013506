import { StatesError } from '../../../../src/errors/StatesError';
import { call } from './evaluateCall';

test.each([
  [{ a: 1, nested: { b: [true, null, ' '] } }, '{"a":1,"nested":{"b":[true,null," "]}}'],
  ['x', '"x"'],
  [3.5, '3.5'],
  [null, 'null'],
])('%j', (value, expected) => {
  expect(call('States.JsonToString($)', value)).toBe(expected);
});

test.each([
  ['States.JsonToString', 'States.JsonToString(States.Array($, $, $))'],
  ['States.Format', "States.Format('{} {} {}', $, $, $)"],
  ['States.Format', "States.Format('{}', States.Array($, $, $))"],
  ['States.ArrayContains', 'States.ArrayContains(States.Array(1), States.Array($, $, $))'],
])('%s throws before it makes a string of more than 16 MiB: %s', (name, source) => {
  expect(() => call(source, 'x'.repeat(6_000_000))).toThrow(
    new StatesError('States.DataLimitExceeded', `${name} would create a string of more than 16777216 bytes.`),
  );
});
