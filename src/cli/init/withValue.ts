import { isArray, isObject, type Json } from '../../util/json';

/** A value with another one inside of it, at these members; `*` stands for every item of an array. */
export function withValue(value: Json, [step, ...rest]: readonly string[], sample: Json): Json {
  if (step === undefined) return sample;
  if (step === '*') {
    const items = isArray(value) && value.length > 0 ? value : [{}];
    return items.map((item) => withValue(item, rest, sample));
  }
  const object = isObject(value) ? value : {};
  const inner = Object.getOwnPropertyDescriptor(object, step)?.value as Json | undefined;
  const members = Object.entries(object).filter(([name]) => name !== step);
  return Object.fromEntries([...members, [step, withValue(inner ?? {}, rest, sample)]]);
}

/** The ways to what is inside of a value: its members, and all items of an array alike. */
export function waysInside(value: Json, levels = 4): readonly (readonly string[])[] {
  if (levels === 0) return [];
  const inner: readonly (readonly [string, Json])[] = isArray(value)
    ? value.slice(0, 1).map((item) => ['*', item])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return inner.flatMap(([name, member]) => [[name], ...waysInside(member, levels - 1).map((way) => [name, ...way])]);
}
