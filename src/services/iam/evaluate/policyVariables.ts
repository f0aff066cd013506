import type { ContextKeys } from './RequestContext';
import { contextValues } from './RequestContext';
import { globOf, literalGlob, type Glob } from './glob';
import { undecided, type Undecided } from './Ternary';

// AWS: IAM User Guide, "IAM policy elements: Variables and tags" (reference_policies_variables).

/** `${aws:username}` or `${aws:username, 'none'}`; `${*}`, `${?}` and `${$}` are the characters themselves. */
const variable = /\$\{([^${},]+|[*?$])(?:,\s*'([^']*)')?\}/g;

/**
 * A pattern with its variables replaced; the inserted values are literal. `undefined` if the request lacks a variable:
 * the pattern then matches nothing.
 */
export function expand(text: string, context: ContextKeys, read = globOf): Glob | Undecided | undefined {
  const glob: Glob[number][] = [];
  let at = 0;
  for (const { 0: whole, 1: name = '', 2: otherwise, index } of text.matchAll(variable)) {
    glob.push(...read(text.slice(at, index)));
    at = index + whole.length;
    const value = valueOf(name.trim(), otherwise, context);
    if (typeof value !== 'string') return value;
    glob.push(...literalGlob(value));
  }
  return [...glob, ...read(text.slice(at))];
}

function valueOf(name: string, otherwise: string | undefined, context: ContextKeys): string | Undecided | undefined {
  if (/^[*?$]$/.test(name)) return name;
  const values = contextValues(name, context);
  if (values === undefined) return undecided(`the policy variable \${${name}} is not known`);
  if (values.length > 1) return undecided(`the policy variable \${${name}} has several values`);
  return values[0] ?? otherwise;
}
