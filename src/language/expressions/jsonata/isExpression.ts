/**
 * Whether a string of a JSONata state is an expression: `{% … %}`.
 *
 * AWS: taken strictly; a blank before `{%` or after `%}` makes it text.
 */
export function isExpression(text: string): boolean {
  return text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');
}

/** The expression between the delimiters, without outer blanks, as error texts quote it. */
export function expressionText(text: string): string {
  return text.slice(2, -2).trim();
}
