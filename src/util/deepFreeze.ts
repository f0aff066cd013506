/**
 * Makes a value and everything in it read-only, and returns it. For data that a test gets and that matchers read, too:
 * a test that sorts a list in place must not change what is compared.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const name in value) deepFreeze(value[name]);
  return value;
}
