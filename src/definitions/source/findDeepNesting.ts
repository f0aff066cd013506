/**
 * The offset at which brackets and braces outside of double-quoted strings are nested more than `limit` deep, or else
 * `undefined`. Parsers are recursive, so this is checked before they would overflow.
 */
export function findDeepJson(source: string, limit: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source.charCodeAt(at);
    if (character === 0x22) {
      for (at++; at < source.length && source.charCodeAt(at) !== 0x22; at++) if (source.charCodeAt(at) === 0x5c) at++;
    } else if (character === 0x5b || character === 0x7b) {
      if (++depth > limit) return at;
    } else if (character === 0x5d || character === 0x7d) depth--;
  }
  return undefined;
}

/**
 * The same for YAML, where a quote may be a plain character. Every bracket counts, and so does every column of
 * indentation and every `- ` or `? ` at the start of a line, two of which make at most one level.
 */
export function findDeepYaml(source: string, limit: number): number | undefined {
  let depth = 0;
  let column = 0;
  let starting = true;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (character === '\n') {
      column = 0;
      starting = true;
      continue;
    }
    if (starting) {
      column++;
      if (character !== ' ' && character !== '\t' && character !== '\r') {
        if (column > 2 * limit) return at;
        starting = /[-?:]/.test(character) && /\s/.test(source[at + 1] ?? '');
      }
    }
    if (character === '[' || character === '{') {
      if (++depth > limit) return at;
    } else if ((character === ']' || character === '}') && depth > 0) depth--;
  }
  return undefined;
}
