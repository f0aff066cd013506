import { readNumber } from '../../../../../util/ExactNumber';
import { javaStringHash } from '../../../../../util/javaHashOrder';
import { checkItems, checkTextLength } from '../bounds';
import { javaRegex, matchesOf } from '../javaRegex';
import { javaReplacement } from '../javaReplacement';
import { JavaList, type Value } from '../values';
import { type Arguments, type JavaMethods, outOfBounds } from './JavaMethods';

/** `java.lang.String`. */
export const stringMethods: JavaMethods<string> = new Map<string, (self: string, args: Arguments) => Value>([
  ['toString', (self) => self],
  ['length', (self) => self.length],
  ['isEmpty', (self) => self === ''],
  ['isBlank', (self) => self.trim() === ''],
  ['equals', (self, args) => self === args.any(0)],
  ['equalsIgnoreCase', (self, args) => self.toLowerCase() === args.text(0).toLowerCase()],
  ['compareTo', (self, args) => compareTexts(self, args.text(0))],
  ['contains', (self, args) => self.includes(args.text(0))],
  ['startsWith', (self, args) => self.startsWith(args.text(0), args.count > 1 ? args.whole(1) : 0)],
  ['endsWith', (self, args) => self.endsWith(args.text(0))],
  ['indexOf', (self, args) => self.indexOf(args.text(0), args.count > 1 ? args.whole(1) : 0)],
  ['lastIndexOf', (self, args) => self.lastIndexOf(args.text(0))],
  ['substring', (self, args) => substring(self, args.whole(0), args.count > 1 ? args.whole(1) : self.length)],
  ['charAt', (self, args) => charAt(self, args.whole(0))],
  ['toUpperCase', (self) => self.toUpperCase()],
  ['toLowerCase', (self) => self.toLowerCase()],
  // Java's trim takes all characters up to the blank.
  ['trim', (self) => self.replace(/^[\0-\x20]+/, '').replace(/(?<![\0-\x20])[\0-\x20]+$/, '')],
  ['strip', (self) => self.trim()],
  ['concat', (self, args) => bounded(self + args.text(0))],
  ['repeat', (self, args) => repeat(self, args.whole(0))],
  ['replace', (self, args) => bounded(self.replaceAll(args.text(0), () => args.text(1)))],
  ['replaceAll', (self, args) => replaceMatches(self, args.text(0), args.text(1), Infinity)],
  ['replaceFirst', (self, args) => replaceMatches(self, args.text(0), args.text(1), 1)],
  ['matches', (self, args) => isWholeMatch(self, args.text(0))],
  ['split', (self, args) => new JavaList(split(self, args.text(0), args.count > 1 ? args.whole(1) : 0))],
  ['hashCode', (self) => javaStringHash(self)],
]);

/** The whole number in a string, as `Integer.parseInt` reads it, or `undefined`. */
export function parseWhole(text: string): Value | undefined {
  return /^[+-]?\d{1,19}$/.test(text) ? readNumber(String(BigInt(text.replace('+', '')))) : undefined;
}

function compareTexts(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  for (let at = 0; at < most; at++) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function substring(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) throw outOfBounds(`begin ${from}, end ${to}`, self.length);
  return self.slice(from, to);
}

function charAt(self: string, at: number): string {
  if (at < 0 || at >= self.length) throw outOfBounds(at, self.length);
  return self[at]!;
}

function repeat(self: string, count: number): string {
  if (count < 0) throw outOfBounds(count, self.length);
  checkTextLength(self.length * count);
  return self.repeat(count);
}

function bounded(text: string): string {
  checkTextLength(text.length);
  return text;
}

function replaceMatches(self: string, regex: string, replacement: string, most: number): string {
  const replacementOf = javaReplacement(replacement);
  let text = '';
  let from = 0;
  let count = 0;
  for (const match of matchesOf(javaRegex(regex, self.length), self)) {
    if (++count > most) break;
    text += self.slice(from, match.index) + replacementOf(match);
    from = match.index + match[0].length;
    checkTextLength(text.length);
  }
  return bounded(text + self.slice(from));
}

function isWholeMatch(self: string, regex: string): boolean {
  return javaRegex(`(?:${regex})\\z`, self.length).exec(self)?.index === 0;
}

/** Java: without a limit, empty strings at the end are left out. */
function split(self: string, regex: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of matchesOf(javaRegex(regex, self.length), self)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    // An empty match at the beginning splits nothing off.
    if (end === 0) continue;
    if (match[0] === '' && match.index === self.length) continue;
    parts.push(self.slice(from, match.index));
    checkItems(parts.length);
    from = end;
  }
  if (from === 0 && parts.length === 0) return [self];
  parts.push(self.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}
