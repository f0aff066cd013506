import { compareGlobs, globOf, literalGlob, type Glob } from './glob';
import { expand } from './policyVariables';
import type { ContextKeys } from './RequestContext';
import { undecided, type Undecided, type Ternary } from './Ternary';

/** Compares one value of the request with one of the policy. */
export type Comparator = (requested: string, written: string, context: ContextKeys) => Ternary;

export const numericComparator = (holds: (a: number, b: number) => boolean): Comparator => ordered(numberOf, holds);
export const dateComparator = (holds: (a: number, b: number) => boolean): Comparator => ordered(timeOf, holds);

export const stringLike: Comparator = (requested, written, context) =>
  against(expand(written, context), (glob) => compareGlobs(glob, literalGlob(requested)) === 'all');

/** AWS: each of the six parts of an ARN is checked separately. ArnEquals does the same as ArnLike. */
export const arnLike: Comparator = (requested, written, context) =>
  against(expand(written, context), (glob) => {
    const parts = arnParts(literalGlob(requested));
    return arnParts(glob).every((part, index) => compareGlobs(part, parts[index]!) === 'all');
  });

/** A comparison of whole strings, in which the policy may write variables, but no wildcards. */
export function withText(holds: (requested: string, written: string) => boolean): Comparator {
  return (requested, written, context) =>
    against(expand(written, context, literalGlob), (glob) => holds(requested, glob.join('')));
}

/** A pattern that depends on a variable which the request lacks matches nothing. */
function against(glob: Glob | Undecided | undefined, matches: (glob: Glob) => boolean): Ternary {
  if (glob === undefined) return false;
  return 'undecided' in glob ? glob : matches(glob);
}

function ordered(read: (text: string) => number, holds: (a: number, b: number) => boolean): Comparator {
  return (requested, written) => {
    const [left, right] = [read(requested), read(written)];
    if (Number.isNaN(right)) return undecided(`'${written}' cannot be read as a value of the condition`);
    return !Number.isNaN(left) && holds(left, right);
  };
}

function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** Milliseconds. AWS: ISO 8601, or seconds since 1970. */
function timeOf(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** The six parts of an ARN; the last has all further colons. Missing ones are `*`. */
function arnParts(glob: Glob): readonly Glob[] {
  const parts: Glob[number][][] = [[]];
  for (const symbol of glob)
    if (symbol === ':' && parts.length < 6) parts.push([]);
    else parts.at(-1)!.push(symbol);
  return Array.from({ length: 6 }, (_, index) => parts[index] ?? globOf('*'));
}
