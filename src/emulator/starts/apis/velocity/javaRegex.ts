import { isRisky, regexRisk } from '../../../../language/expressions/regexRisk';
import { TemplateError } from './TemplateError';

/** Java's escapes that JavaScript does not have, or that mean something else there. Outside and inside of `[…]`. */
const escapes: Readonly<Record<string, readonly [outside: string, inside: string]>> = {
  s: ['[ \\t\\n\\x0B\\f\\r]', ' \\t\\n\\x0B\\f\\r'],
  S: ['[^ \\t\\n\\x0B\\f\\r]', ''],
  h: [
    '[ \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]',
    ' \\t\\xA0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000',
  ],
  R: ['(?:\\r\\n|[\\n\\x0B\\f\\r\\u0085\\u2028\\u2029])', ''],
  A: ['(?<![^])', ''],
  z: ['(?![^])', ''],
  Z: ['(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?(?![^]))', ''],
  e: ['\\x1B', '\\x1B'],
  a: ['\\x07', '\\x07'],
};

/** Escapes that both have. */
const shared = /^(?:[dDwWbBtnrf]|[1-9]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|k<[a-zA-Z][a-zA-Z0-9]*>)/;
const classes: Readonly<Record<string, string>> = {
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Space: ' \\t\\n\\x0B\\f\\r',
  XDigit: '0-9a-fA-F',
  L: '\\p{L}',
  N: '\\p{N}',
  P: '\\p{P}',
  Lu: '\\p{Lu}',
  Ll: '\\p{Ll}',
  IsAlphabetic: '\\p{Alphabetic}',
};

/** The end of the input, or the last line break before it: `$` of Java. */
const javaEnd = escapes['Z']![0];

const cache = new Map<string, RegExp>();

/**
 * A regular expression of Java as one of JavaScript, with flag `g`. `length`: of the string that it will run on. Throws
 * TemplateError for one that Java rejects, that has no counterpart, or that could run for seconds.
 */
export function javaRegex(source: string, length: number): RegExp {
  let regex = cache.get(source);
  if (regex === undefined) {
    regex = translate(source);
    if (cache.size >= 200) cache.clear();
    cache.set(source, regex);
  }
  if (isRisky(regexRisk(regex.source), length)) throw refused(source, 'could take seconds on this string');
  regex.lastIndex = 0;
  return regex;
}

function refused(source: string, why: string): TemplateError {
  return new TemplateError(`The regular expression '${source}' ${why}.`);
}

function translate(source: string): RegExp {
  let flags = 'gu';
  let rest = source;
  const leading = /^\(\?([is]+)\)/.exec(source);
  if (leading !== null) {
    flags += [...new Set(leading[1])].join('');
    rest = source.slice(leading[0].length);
  }
  let text = '';
  let isInClass = false;
  for (let at = 0; at < rest.length; at++) {
    const character = rest[at]!;
    if (character === '\\') {
      const [translated, length] = escapeAt(source, rest.slice(at + 1), isInClass);
      text += translated;
      at += length;
    } else if (isInClass) {
      if (character === '[' || rest.startsWith('&&', at))
        throw refused(source, 'has a nested class, which Stepmill does not translate');
      if (character === ']') isInClass = false;
      text += character;
    } else if (character === '[') {
      isInClass = true;
      text += character;
      if (rest[at + 1] === '^') text += rest[++at]!;
      if (rest[at + 1] === ']') text += `\\${rest[++at]!}`;
    } else if (character === '$') text += javaEnd;
    else if (/[*+?}]/.test(character) && rest[at + 1] === '+')
      throw refused(source, 'is possessive, which Stepmill does not translate');
    else if (character === ']') text += '\\]';
    else if (character === '}' && !/\{\d+(?:,\d*)?$/.test(rest.slice(0, at))) text += '\\}';
    else text += character;
  }
  try {
    return new RegExp(text, flags);
  } catch {
    throw refused(source, 'is not one of Java, or Stepmill cannot translate it');
  }
}

/** What comes after a backslash, translated, and its length. */
function escapeAt(source: string, after: string, isInClass: boolean): readonly [text: string, length: number] {
  if (after === '') throw refused(source, 'ends with a backslash');
  if (after.startsWith('Q')) {
    const end = after.indexOf('\\E');
    const quoted = end === -1 ? after.slice(1) : after.slice(1, end);
    return [quoted.replace(/[\^$\\.*+?()[\]{}|/-]/g, quotedCharacter), end === -1 ? after.length : end + 2];
  }
  const property = /^([pP])(?:\{(\w+)\}|(\w))/.exec(after);
  if (property !== null) {
    const set = classes[property[2] ?? property[3]!];
    const isNegated = property[1] === 'P';
    if (set === undefined || (isNegated && isInClass))
      throw refused(source, `has \\${property[0]}, which Stepmill does not translate`);
    return [isInClass ? set : `[${isNegated ? '^' : ''}${set}]`, property[0].length];
  }
  const both = shared.exec(after);
  if (both !== null) return [`\\${both[0]}`, both[0].length];
  const own = escapes[after[0]!];
  if (own !== undefined && own[isInClass ? 1 : 0] !== '') return [own[isInClass ? 1 : 0], 1];
  if (/[a-zA-Z0-9]/.test(after[0]!)) throw refused(source, `has \\${after[0]!}, which Stepmill does not translate`);
  return [quotedCharacter(after[0]!), 1];
}

/** A character that stands for itself, in a regular expression with flag `u`. */
function quotedCharacter(character: string): string {
  if (character === '-') return '\\x2d';
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** All matches, in order. */
export function* matchesOf(regex: RegExp, text: string): Generator<RegExpExecArray> {
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
    yield match;
    if (match[0] === '') regex.lastIndex += 1;
  }
}
