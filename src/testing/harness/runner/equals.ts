interface Asymmetric {
  asymmetricMatch(value: unknown): boolean;
}

/**
 * Whether a value is as expected, the way `toEqual` of Jest sees it: members that are `undefined` do not count, and
 * asymmetric matchers may stand anywhere in the expectation.
 */
export function equals(received: unknown, expected: unknown): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(received);
  if (Object.is(received, expected)) return true;
  if (typeof received !== 'object' || typeof expected !== 'object' || received === null || expected === null)
    return false;
  if (Array.isArray(received) || Array.isArray(expected))
    return (
      Array.isArray(received) &&
      Array.isArray(expected) &&
      received.length === expected.length &&
      expected.every((item, index) => equals(received[index], item))
    );
  if (received instanceof Date || expected instanceof Date)
    return received instanceof Date && expected instanceof Date && received.getTime() === expected.getTime();
  const names = new Set([...Object.keys(received), ...Object.keys(expected)]);
  return [...names].every((name) => equals(memberOf(received, name), memberOf(expected, name)));
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' && value !== null && typeof (value as Partial<Asymmetric>).asymmetricMatch === 'function'
  );
}

function memberOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}
