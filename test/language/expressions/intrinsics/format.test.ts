import { call, failureOf } from './evaluateCall';

test.each([
  ["States.Format('Formatting argument {}.', $.v)", { v: '' }, 'Formatting argument .'],
  ["States.Format('Formatting argument {}.', $.v)", { v: null }, 'Formatting argument null.'],
  ["States.Format('{} {} {}', $.v, 2, true)", { v: 'x' }, 'x 2 true'],
  ["States.Format('{}', $.v)", { v: 1.1 }, '1.1'],
  ["States.Format('{}', $.v)", { v: { Arg1: 1, Arg2: [] } }, '{Arg1=1, Arg2=[]}'],
  ["States.Format('{}', $.v)", { v: '{}' }, '{}'],
  ["States.Format('no hole')", {}, 'no hole'],
  ["States.Format('')", {}, ''],
  ['States.Format($.v)', { v: 12 }, '12'],
  ["States.Format('a \\{\\} \\'{}\\' \\\\', 1)", {}, "a {} '1' \\"],
  ['States.Format($.t, 1)', { t: 'n={}' }, 'n=1'],
  ['States.Format($.t, 1)', { t: '\\{{}\\}' }, '{1}'],
  ["States.Format('{}', States.JsonToString($))", { k: 1 }, '{"k":1}'],
  ["States.Format('{}', States.StringToJson($.v))", { v: '"x"' }, '"x"'],
])('%s', (source, input, expected) => {
  expect(call(source, input)).toBe(expected);
});

test.each([
  [
    "States.Format('{} {}', 1)",
    'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
  ],
  [
    "States.Format('{}', 1, 2)",
    'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
  ],
  ["States.Format('Hello {', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ["States.Format('Hello {{}}', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ["States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'."],
  ['States.Format($.path, 1)', 'Invalid template in States.Format: a "\\" escapes nothing; write \\\\'],
  ['States.Format($.end, 1)', 'Invalid template in States.Format: a "\\" escapes nothing; write \\\\'],
  [
    'States.Format(1, 2)',
    'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
  ],
  ['States.Format(true)', 'Invalid arguments in States.Format'],
])('rejects %s', (source, reason) => {
  expect(failureOf(source, { path: 'c:\\new {}', end: '{}\\' })).toBe(reason);
});
