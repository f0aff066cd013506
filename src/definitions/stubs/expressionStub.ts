/** The position of a hole in a JSONata expression. */
interface ExpressionPlace {
  /** The expression before the hole, without `{%`. */
  readonly before: string;
  /** What follows it. */
  readonly after: string;
  /** The field whose value the expression is, if it consists of the hole alone. */
  readonly field: string | undefined;
}

/** The expression around an offset; `undefined` outside of `{% … %}`. */
export function expressionAt(text: string, start: number, end: number): Omit<ExpressionPlace, 'field'> | undefined {
  const open = text.lastIndexOf('{%', start);
  if (open === -1 || text.lastIndexOf('%}', start) > open) return undefined;
  const close = text.indexOf('%}', end);
  if (close === -1) return undefined;
  const before = text.slice(open + 2, start);
  // In JSON, the quote that ends the value is not escaped.
  return { before: before.replaceAll('\\"', '"'), after: text.slice(end, close).replaceAll('\\"', '"') };
}

/**
 * The stub of an unknown value in an expression: a name where a name is written, or else a value of the type that its
 * neighbours need, or else `text` as a string. `undefined` inside a string of the expression.
 */
export function expressionStub(text: string, { before, after, field }: ExpressionPlace): string | undefined {
  if (isInString(before)) return undefined;
  if (/(?<!\.)\.$|[\w$]$/.test(before) || /^[\w$(]/.test(after)) return text;
  if (wantsBoolean(before, after, field)) return 'true';
  if (wantsNumber(before, after)) return '1';
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function wantsBoolean(before: string, after: string, field: string | undefined): boolean {
  return (
    field === 'Condition' ||
    /(?:\b(?:and|or)|\$not\s*\(|\b(?:true|false)\s*!?=)\s*$/.test(before) ||
    /^\s*(?:(?:and|or)\b|\?|!?=\s*(?:true|false)\b)/.test(after)
  );
}

function wantsNumber(before: string, after: string): boolean {
  return (
    /(?:\.\.|[-+*/%<>]=?|\b\d+(?:\.\d+)?\s*!?=)\s*$/.test(before) || /^\s*(?:\.\.|[-+*/%<>]|!?=\s*-?\d)/.test(after)
  );
}

/** Whether the end of an expression is inside a string. */
function isInString(expression: string): boolean {
  let open: string | undefined;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at]!;
    if (open !== undefined && character === '\\') at++;
    else if (character === open) open = undefined;
    else if (open === undefined && /["'`]/.test(character)) open = character;
  }
  return open !== undefined;
}
