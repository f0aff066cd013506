import { isAsymmetric } from '../../tasks/mocking/isAsymmetric';
import { inspect } from 'node:util';

/** An asymmetric matcher: it stands for any value that it accepts. */
export class AsymmetricMatcher {
  /** Whether it accepts a value. */
  readonly asymmetricMatch: (value: unknown) => boolean;
  /** The value that it was created with, as Jest and Vitest have it. */
  readonly sample: unknown;
  private readonly description: string;

  constructor(description: string, asymmetricMatch: (value: unknown) => boolean, sample?: unknown) {
    this.description = description;
    this.asymmetricMatch = asymmetricMatch;
    this.sample = sample;
  }

  /** What it accepts, for messages. */
  toString(): string {
    return this.description;
  }

  /** What it accepts, as Node prints it. */
  [inspect.custom](): string {
    return `<${this.description}>`;
  }
}

const primitives = new Map<unknown, string>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [Object, 'object'],
]);

/** The asymmetric matchers of `expect` in `stepmill/node`, by their names in Jest and Vitest. */
export const asymmetricMatchers = {
  /** Anything but `null` and `undefined`. */
  anything: () => new AsymmetricMatcher('anything', (value) => value !== null && value !== undefined),

  /** A value of this kind: `String`, `Number`, `Boolean`, `Object`, `Array`. */
  any: (kind: { readonly name: string }) =>
    new AsymmetricMatcher(
      `any ${kind.name}`,
      (value) => (kind === Array ? Array.isArray(value) : value !== null && typeof value === primitives.get(kind)),
      kind,
    ),

  /** An object with these members, and perhaps others. */
  objectContaining: (members: Readonly<Record<string, unknown>>) =>
    new AsymmetricMatcher(
      `object containing ${inspect(members)}`,
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        Object.keys(members).every(
          (name) => Object.hasOwn(value, name) && equals((value as Record<string, unknown>)[name], members[name]),
        ),
      members,
    ),

  /** An array with these items, in any order, and perhaps others. */
  arrayContaining: (items: readonly unknown[]) =>
    new AsymmetricMatcher(
      `array containing ${inspect(items)}`,
      (value) => Array.isArray(value) && items.every((item) => value.some((one) => equals(one, item))),
      items,
    ),

  /** A string that contains this one. */
  stringContaining: (part: string) =>
    new AsymmetricMatcher(
      `string containing ${inspect(part)}`,
      (value) => typeof value === 'string' && value.includes(part),
    ),

  /** A string that matches this pattern. */
  stringMatching: (pattern: RegExp | string) =>
    new AsymmetricMatcher(
      `string matching ${String(pattern)}`,
      (value) => typeof value === 'string' && new RegExp(pattern).test(value),
    ),
};

/**
 * Whether a value is as expected, compared like Jest's `toEqual`: members that are `undefined` are ignored, and
 * asymmetric matchers may occur anywhere in the expectation.
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

function memberOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}
