import { isJson } from '../../util/json';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/**
 * JSON formatted with line breaks and spaces. It is not parsed: numbers stay as they are written, with all of their
 * digits, and duplicate members all stay. A string that is not JSON is returned unchanged.
 */
export function prettyJson(text: string): string {
  const trimmed = text.trim();
  if (!isJson(trimmed)) return text;
  let out = '';
  let depth = 0;
  const breakLine = (): string => `\n${'  '.repeat(depth)}`;
  for (let at = 0; at < trimmed.length; at++) {
    const char = trimmed[at]!;
    if (char === '"') {
      const end = endOfText(trimmed, at);
      out += trimmed.slice(at, end);
      at = end - 1;
    } else if (char === '{' || char === '[') {
      const next = skipBlanks(trimmed, at + 1);
      if (trimmed[next] === closers[char]) {
        out += `${char}${closers[char]!}`;
        at = next;
      } else {
        depth++;
        out += char + breakLine();
      }
    } else if (char === '}' || char === ']') {
      depth--;
      out += breakLine() + char;
    } else if (char === ',') out += char + breakLine();
    else if (char === ':') out += ': ';
    else if (!isBlank(char)) out += char;
  }
  return out;
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at]!)) at++;
  return at;
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}
