import jsonata from 'jsonata';
import {
  compileExpression,
  expressionText,
  InvalidJsonataError,
  isExpression,
} from '../../../../src/language/expressions/jsonata/compileExpression';

function fault(text: string): unknown {
  try {
    compileExpression({ text, location: 'Output/a' });
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidJsonataError);
    const { message, code, position, expression, location } = error as InvalidJsonataError;
    expect([expression, location]).toEqual([text, 'Output/a']);
    return { message, code, position };
  }
  return undefined;
}

test.each<[string, string, string, number | undefined]>([
  ['a[1,2)', 'S0202', 'Expected "]", got ","', 4],
  ['"unterminated', 'S0101', 'String literal must be terminated by a matching quote', 13],
  ['1 +', 'S0207', 'Unexpected end of expression', 3],
  ['{"a":}', 'S0211', 'The symbol "}" cannot be used as a unary operator', 6],
  ['$x :=', 'S0207', 'Unexpected end of expression', 5],
  ['$match("a", /abc', 'S0302', 'No terminating / in regular expression', 16],
  ['', 'S0207', 'Unexpected end of expression', 0],
  ['$match("a", /(/)', 'S0302', 'No terminating / in regular expression', 16],
  ['$match("a", /a**/)', 'S0500', 'Invalid regular expression: /a**/g: Nothing to repeat', undefined],
  [`${'('.repeat(200_000)}1`, 'S0500', 'The expression is nested too deeply', undefined],
])('rejects %.30s', (text, code, message, position) => {
  expect(fault(text)).toEqual({ message, code, position });
});

test('an expression is compiled once for each text', () => {
  const place = { text: '$a + 1', location: 'Output' };
  const compiled = compileExpression(place);
  expect(compileExpression({ ...place, location: 'Arguments' })).toBe(compiled);
});

test('a turn of the event loop compiles each expression once, however many there are; then the oldest are dropped', async () => {
  const parsed = jest.spyOn(jsonata as unknown as { parser(text: string): unknown }, 'parser');
  const compileAll = (): unknown[] =>
    Array.from({ length: 1_500 }, (_, index) => compileExpression({ text: `${index} + 7`, location: 'Output' }));
  const compiled = compileAll();
  expect(compileAll()).toEqual(compiled);
  expect(parsed).toHaveBeenCalledTimes(1_500);
  await Promise.resolve();
  compileAll();
  expect(parsed.mock.calls.length).toBeGreaterThan(1_500);
  parsed.mockRestore();
});

test('lists what it refers to', () => {
  const { references, topLevel, evaluate } = compileExpression({
    text: '$a & b & $sum($states.result)',
    location: 'x',
  });
  expect({ references, topLevel, evaluate: typeof evaluate }).toEqual({
    references: { variables: ['a'], builtIns: ['sum'], statesMembers: ['result'] },
    topLevel: ['b'],
    evaluate: 'function',
  });
});

test.each([
  ['{% 1 %}', true],
  ['{%1%}', true],
  ['{%%}', true],
  ['{%}', false],
  [' {% 1 %}', false],
  ['{% 1 %} ', false],
  ['{% 1', false],
  ['1 %}', false],
  ['{ % 1 % }', false],
  ['a {% 1 %} b', false],
  ['', false],
])('%j is an expression: %j', (text, expected) => {
  expect(isExpression(text)).toBe(expected);
});

test('the text is the part between the delimiters, without outer blanks', () => {
  expect(expressionText('{%  $a  &\n "b" %}')).toBe('$a  &\n "b"');
});
