import { expressionText, isExpression } from '../../../../src/language/expressions/jsonata/isExpression';

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

test('the text is what stands between, without outer blanks', () => {
  expect(expressionText('{%  $a  &\n "b" %}')).toBe('$a  &\n "b"');
});
