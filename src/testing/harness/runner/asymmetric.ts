import { inspect } from 'node:util';
import { equals } from './equals';

/** An asymmetric matcher: stands for any value that it accepts. */
export class AsymmetricMatcher {
  /** Whether it accepts a value. */
  readonly asymmetricMatch: (value: unknown) => boolean;
  private readonly description: string;

  constructor(description: string, asymmetricMatch: (value: unknown) => boolean) {
    this.description = description;
    this.asymmetricMatch = asymmetricMatch;
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

/** The asymmetric matchers of `expect` in `stepmill/node`, by the names that Jest and Vitest have for them. */
export const asymmetricMatchers = {
  /** Anything but `null` and `undefined`. */
  anything: () => new AsymmetricMatcher('anything', (value) => value !== null && value !== undefined),

  /** A value of this kind: `String`, `Number`, `Boolean`, `Object`, `Array`. */
  any: (kind: { readonly name: string }) =>
    new AsymmetricMatcher(`any ${kind.name}`, (value) =>
      kind === Array ? Array.isArray(value) : value !== null && typeof value === primitives.get(kind),
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
    ),

  /** An array with these items, in any order, and perhaps others. */
  arrayContaining: (items: readonly unknown[]) =>
    new AsymmetricMatcher(
      `array containing ${inspect(items)}`,
      (value) => Array.isArray(value) && items.every((item) => value.some((one) => equals(one, item))),
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
