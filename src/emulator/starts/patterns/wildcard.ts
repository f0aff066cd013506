import { InvalidEventPattern } from './InvalidEventPattern';
import type { Operator } from './Operator';

/** `{ wildcard: 'orders/*.json' }`: `*` is any text, `\*` a star, `\\` a backslash. */
export const wildcard: Operator = (argument) => {
  if (typeof argument !== 'string') throw new InvalidEventPattern('wildcard match pattern must be a string');
  const fits = compileStars(argument);
  return { fits: (value) => typeof value === 'string' && fits(value) };
};

/** Compiles a string with wildcards. Throws InvalidEventPattern. */
export function compileStars(pattern: string): (text: string) => boolean {
  const [first = '', ...parts] = partsOf(pattern);
  const last = parts.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** The texts around the stars. AWS: positions in messages are bytes, and count the quote in front of the string. */
function partsOf(pattern: string): string[] {
  const parts: string[] = [];
  let part = '';
  const fail = (what: string, at: number): never => {
    throw new InvalidEventPattern(`${what} at pos ${Buffer.byteLength(pattern.slice(0, at)) + 1}`);
  };
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!;
    const next = pattern[at + 1];
    if (letter === '*') {
      if (next === '*') fail('Consecutive wildcard characters', at);
      parts.push(part);
      part = '';
    } else if (letter === '\\') {
      if (next !== '*' && next !== '\\') fail('Invalid escape character', at);
      part += next ?? '';
      at += 1;
    } else part += letter;
  }
  return [...parts, part];
}
