import { call, failureOf } from './evaluateCall';

test.each([
  [' ', ',', [' ']],
  [', , ,', ',', [' ', ' ']],
  [',,,,', ',', []],
  ['', ',', []],
  ['1,2,3', ',', ['1', '2', '3']],
  ['This.is+a,test=string', '.+,=', ['This', 'is', 'a', 'test', 'string']],
  ['split on T and \nnew line', 'T\n', ['split on ', ' and ', 'new line']],
  ['1a2b3ab4', 'ab', ['1', '2', '3', '4']],
  ['abc', '', ['abc']],
])('%j at %j', (text, delimiters, expected) => {
  expect(call('States.StringSplit($.text, $.delimiters)', { text, delimiters })).toEqual(expected);
});

test.each([
  [null, ','],
  ['a', [',']],
])('rejects %j and %j', (text, delimiters) => {
  expect(failureOf('States.StringSplit($.text, $.delimiters)', { text, delimiters })).toBe(
    'Invalid arguments in States.StringSplit',
  );
});
