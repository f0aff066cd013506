import { isNumeric, JavaList, JavaMap, print, type Value } from './values';

/** What `#foreach` iterates over: items of a list, values of a map. */
export function iteratedItems(value: Value): readonly Value[] {
  if (value instanceof JavaList) return [...value.items];
  return value instanceof JavaMap ? [...value.members.values()] : [];
}

/** `$value[index]`, or null. */
export function itemAt(value: Value, index: Value): Value {
  if (value instanceof JavaMap) return value.members.get(print(index)) ?? null;
  if (!(value instanceof JavaList) || !isNumeric(index)) return null;
  const at = Number(index);
  // Velocity 1.6 and later: -1 is the last item.
  return value.items[at < 0 ? value.items.length + at : at] ?? null;
}
