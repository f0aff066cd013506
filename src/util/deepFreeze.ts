/**
 * Freezes a value and everything in it, and returns it. For data that both a test and matchers read: a test that sorts
 * an array in place must not change what is compared.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const name in value) deepFreeze(value[name]);
  return value;
}
