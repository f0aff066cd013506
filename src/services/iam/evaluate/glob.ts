/** A pattern as symbols: a string is one literal character. */
export type Glob = readonly (string | typeof any | typeof one)[];

/** `*`: any number of characters. */
export const any = Symbol('*');
/** `?`: a single character. */
export const one = Symbol('?');

/** Reads `*` and `?`; all other characters are literal. */
export function globOf(text: string): Glob {
  return Array.from(text, (character) => (character === '*' ? any : character === '?' ? one : character));
}

/** A string without wildcards. */
export function literalGlob(text: string): Glob {
  return Array.from(text);
}

/**
 * How a pattern relates to another: it matches all strings of the other, some, or none. A string without wildcards is
 * matched or not. The work is bounded by the product of the lengths.
 */
export function compareGlobs(pattern: Glob, other: Glob): 'all' | 'some' | 'none' {
  if (matches(pattern, other, covers)) return 'all';
  return other.some((symbol) => typeof symbol === 'symbol') && matches(pattern, other, meets) ? 'some' : 'none';
}

type Step = (symbol: Glob[number], other: Glob[number]) => boolean;

/** Whether one symbol of a pattern matches every character that the other matches. */
const covers: Step = (symbol, other) => symbol === other || (symbol === one && other !== any);
/** Whether one symbol of a pattern and one of the other can be the same character. */
const meets: Step = (symbol, other) => symbol === other || symbol === one || other === one;

/** Row by row: `reached[j]` tells whether the pattern so far can end at position `j` of the other. */
function matches(pattern: Glob, other: Glob, step: Step): boolean {
  // To find a common string, `*` on the other side may be empty or take characters of the pattern.
  const loose = step === meets;
  let reached = [true];
  for (let j = 0; j < other.length; j++) reached[j + 1] = loose && reached[j]! && other[j] === any;
  for (const symbol of pattern) {
    const next = [symbol === any && reached[0]!];
    for (let j = 0; j < other.length; j++) {
      const taken = other[j]!;
      next[j + 1] =
        symbol === any
          ? reached[j + 1]! || next[j]!
          : loose && taken === any
            ? next[j]! || reached[j + 1]!
            : taken !== any && reached[j]! && step(symbol, taken);
    }
    reached = next;
  }
  return reached[other.length]!;
}
