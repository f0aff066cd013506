export type Language = 'json' | 'yaml';

/** The offset after the comment that begins here; `undefined` where none begins. A line comment ends before its line break. */
export function endOfComment(text: string, at: number, language: Language): number | undefined {
  const char = text[at];
  if (language === 'yaml') return char === '#' && /^[\s]?$/.test(text[at - 1] ?? '') ? endOfLine(text, at) : undefined;
  if (char !== '/') return undefined;
  if (text[at + 1] === '/') return endOfLine(text, at);
  if (text[at + 1] !== '*') return undefined;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

/** Whether the comment that begins here ends with its line. */
export function isLineComment(text: string, at: number): boolean {
  return text[at] === '#' || text[at + 1] === '/';
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > at ? end - 1 : end;
}

export function isComment(between: string, language: Language): boolean {
  return language === 'yaml' ? between.includes('#') : between.includes('/');
}

export function skipSpaces(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

export function skipWhite(text: string, at: number, to: number): number {
  while (at < to && /\s/.test(text[at]!)) at++;
  return at;
}

export function trimWhite(text: string, from: number, at: number): number {
  while (at > from && /\s/.test(text[at - 1]!)) at--;
  return at;
}
