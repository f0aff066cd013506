import { doubleNumber, type ExactNumber } from '../../../../../util/ExactNumber';
import { compare, looselyEqual } from '../arithmetic';
import { TemplateError } from '../TemplateError';
import { javaEquals, print, type Value } from '../values';
import type { Arguments, JavaMethods } from './JavaMethods';
import { parseWhole } from './stringMethods';

/** `Integer`, `Long`, `Double`. Their static methods are called on any number: `$integer.parseInt('5')`. */
export const numberMethods: JavaMethods<number | ExactNumber> = new Map<
  string,
  (self: number | ExactNumber, args: Arguments) => Value
>([
  ['toString', (self) => print(self)],
  ['equals', (self, args) => javaEquals(self, args.any(0))],
  ['compareTo', (self, args) => (looselyEqual(self, args.any(0)) ? 0 : compare('<', self, args.any(0)) ? -1 : 1)],
  ['intValue', (self) => Math.trunc(Number(self))],
  ['longValue', (self) => Math.trunc(Number(self))],
  ['doubleValue', (self) => doubleNumber(Number(self))],
  ['parseInt', (_self, args) => whole(args.text(0))],
  ['parseLong', (_self, args) => whole(args.text(0))],
  ['parseDouble', (_self, args) => double(args.text(0))],
  [
    'valueOf',
    (self, args) => (typeof self === 'number' && Number.isInteger(self) ? whole(args.text(0)) : double(args.text(0))),
  ],
]);

/** `Boolean`. */
export const booleanMethods: JavaMethods<boolean> = new Map<string, (self: boolean, args: Arguments) => Value>([
  ['toString', (self) => String(self)],
  ['equals', (self, args) => self === args.any(0)],
  ['booleanValue', (self) => self],
]);

function whole(text: string): Value {
  const value = parseWhole(text);
  if (value === undefined) throw new TemplateError(`For input string: "${text}" (NumberFormatException).`);
  return value;
}

function double(text: string): Value {
  const value = Number(text.trim());
  if (text.trim() === '' || Number.isNaN(value))
    throw new TemplateError(`For input string: "${text}" (NumberFormatException).`);
  return doubleNumber(value);
}
