/** Where a hole stands in a JSONata expression. */
interface ExpressionPlace {
  /** The expression before the hole, without `{%`. */
  readonly before: string;
  /** What follows it. */
  readonly after: string;
  /** The field whose value the expression is, where it is nothing but the hole. */
  readonly field: string | undefined;
}

/** The expression that is open at an offset; `undefined` outside of `{% … %}`. */
export function expressionAt(text: string, start: number, end: number): Omit<ExpressionPlace, 'field'> | undefined {
  const open = text.lastIndexOf('{%', start);
  if (open === -1 || text.lastIndexOf('%}', start) > open) return undefined;
  const close = text.indexOf('%}', end);
  if (close === -1) return undefined;
  const before = text.slice(open + 2, start);
  // In JSON, a quote that ends the value around it is not escaped.
  return { before: before.replaceAll('\\"', '"'), after: text.slice(end, close).replaceAll('\\"', '"') };
}

/**
 * What stands in an expression for a value that is not known: a name where a name is written, else a value of the type
 * that its neighbours want, else `text` as a string. `undefined` inside of a string of the expression.
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

/** Whether a string is open at the end of an expression. */
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
