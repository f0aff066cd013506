import { checkItems } from '../bounds';
import { javaEquals, JavaList, print, type Value } from '../values';
import { type Arguments, type JavaMethods, outOfBounds } from './JavaMethods';

/** `java.util.List`. */
export const listMethods: JavaMethods<JavaList> = new Map<string, (self: JavaList, args: Arguments) => Value>([
  ['toString', (self) => print(self)],
  ['equals', (self, args) => javaEquals(self, args.any(0))],
  ['size', ({ items }) => items.length],
  ['isEmpty', ({ items }) => items.length === 0],
  ['get', ({ items }, args) => items[checked(args.whole(0), items.length)]!],
  ['set', setItem],
  ['add', addItem],
  ['addAll', (self, args) => addAll(self, args.any(0))],
  ['contains', ({ items }, args) => items.some((item) => javaEquals(item, args.any(0)))],
  ['indexOf', ({ items }, args) => items.findIndex((item) => javaEquals(item, args.any(0)))],
  ['remove', removeItem],
  ['subList', ({ items }, args) => subList(items, args.whole(0), args.whole(1))],
  ['clear', ({ items }) => ((items.length = 0), null)],
]);

function checked(at: number, length: number): number {
  if (at < 0 || at >= length) throw outOfBounds(at, length);
  return at;
}

function setItem({ items }: JavaList, args: Arguments): Value {
  const at = checked(args.whole(0), items.length);
  const before = items[at]!;
  items[at] = args.any(1);
  return before;
}

function addItem({ items }: JavaList, args: Arguments): Value {
  checkItems(items.length + 1);
  if (args.count === 1) return items.push(args.any(0)) > 0;
  const at = args.whole(0);
  items.splice(at === items.length ? at : checked(at, items.length), 0, args.any(1));
  return null;
}

function addAll({ items }: JavaList, other: Value): Value {
  if (!(other instanceof JavaList)) return false;
  checkItems(items.length + other.items.length);
  items.push(...[...other.items]);
  return other.items.length > 0;
}

function removeItem({ items }: JavaList, args: Arguments): Value {
  const what = args.any(0);
  if (typeof what === 'number') return items.splice(checked(what, items.length), 1)[0]!;
  const at = items.findIndex((item) => javaEquals(item, what));
  if (at !== -1) items.splice(at, 1);
  return at !== -1;
}

function subList(items: readonly Value[], from: number, to: number): Value {
  if (from < 0 || to > items.length || from > to) throw outOfBounds(`from ${from}, to ${to}`, items.length);
  return new JavaList(items.slice(from, to));
}
