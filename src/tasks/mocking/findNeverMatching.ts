import { isBrief } from '../../util/brief';
import { inspect, types } from 'node:util';
import { isAsymmetric, type Asymmetric } from './isAsymmetric';
import { ignoreRejection, isPending } from '../../util/pending';

/** Why no JSON value can match an expectation. */
export interface NeverMatches {
  /** The value that no JSON value equals, and what to write: `NaN, and JSON has no such number.` */
  readonly why: string;
  /** Its place in the expectation: `.items[0].id`; `''` for the expectation itself. */
  readonly at: string;
}

/** What else is known of values. */
interface NeverMatchesOptions {
  /** Allows members that are `undefined`: they must be absent. */
  readonly undefinedMembers?: boolean;
  /** More values that are not JSON, in the words of `why`. */
  readonly also?: (value: object) => string | undefined;
}

/**
 * Finds the first value in an expectation that no JSON value can equal, including inside `expect.objectContaining(…)`
 * and similar matchers. A comparison with it always fails, and with `.not` always passes. Returns `undefined`
 * otherwise.
 */
export function findNeverMatching(expected: unknown, options: NeverMatchesOptions = {}): NeverMatches | undefined {
  return new Search(options).in(expected, '');
}

/** The reason with its place, for messages: `NaN, and JSON has no such number. (at .id)`. */
export function atPlace({ why, at }: NeverMatches): string {
  return at === '' ? why : `${why} (at ${at})`;
}

class Search {
  /** The objects around the current value. */
  private readonly around = new Set<object>();
  private readonly sound = new Set<object>();

  constructor(private readonly options: NeverMatchesOptions) {}

  in(value: unknown, at: string): NeverMatches | undefined {
    if (typeof value !== 'object' || value === null) return found(whyNotPrimitive(value, at), at);
    if (this.sound.has(value)) return undefined;
    if (this.around.has(value)) return { why: 'circular, and JSON cannot be.', at };
    this.around.add(value);
    const never = isAsymmetric(value) ? this.inSample(value, at) : this.inObject(value, at);
    this.around.delete(value);
    this.sound.add(value);
    return never;
  }

  private inObject(value: object, at: string): NeverMatches | undefined {
    const why = whyNotPlain(value) ?? this.options.also?.(value);
    if (why !== undefined) return { why, at };
    return Array.isArray(value) ? this.inList(value, at) : this.inMembers(value, at, this.options.undefinedMembers);
  }

  private inList(list: readonly unknown[], at: string): NeverMatches | undefined {
    // By index, because a hole is also undefined.
    for (let index = 0; index < list.length; index++) {
      const never = this.in(list[index], `${at}[${index}]`);
      if (never !== undefined) return never;
    }
    return undefined;
  }

  private inMembers(value: object, at: string, undefinedMembers = false): NeverMatches | undefined {
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined && undefinedMembers) continue;
      const never = this.in(inner, `${at}.${name}`);
      if (never !== undefined) return never;
    }
    const [symbol] = Object.getOwnPropertySymbols(value).filter((one) =>
      Object.prototype.propertyIsEnumerable.call(value, one),
    );
    return symbol && { why: `an object with the key ${String(symbol)}, and keys in JSON are strings.`, at };
  }

  /** Checks the argument of `expect.any(Date)` or `expect.objectContaining({ … })`. */
  private inSample(matcher: Asymmetric, at: string): NeverMatches | undefined {
    const { sample } = matcher as { readonly sample?: unknown };
    // `Any`, `ObjectContaining`, `ArrayNotContaining`; `any Number`, `array containing …` of `stepmill/node`.
    const name = String(matcher);
    if (/^any\b/i.test(name)) return found(whyNotKind(sample), at);
    if (/^(Not)?Array/i.test(name)) return this.in(sample, at);
    return /^Object/i.test(name) && typeof sample === 'object' && sample !== null
      ? this.inMembers(sample, at)
      : undefined;
  }
}

function found(why: string | undefined, at: string): NeverMatches | undefined {
  return why === undefined ? undefined : { why, at };
}

function whyNotPrimitive(value: unknown, at: string): string | undefined {
  switch (typeof value) {
    case 'undefined':
      if (at === '') return 'undefined, and no JSON value is. Is the name of what you expect misspelt?';
      return at.endsWith(']')
        ? 'undefined, and no JSON value is.'
        : 'undefined, and no JSON value is. For a member that must be absent, leave it out.';
    case 'number':
      return Number.isFinite(value) ? undefined : `${value}, and JSON has no such number.`;
    case 'bigint':
      return Number.isSafeInteger(Number(value))
        ? `${value}n. Only whole numbers that a JavaScript number cannot hold are bigints in a run. Write ${value}.`
        : undefined;
    case 'function':
      return 'a function, and JSON has none. Did you mean what it returns, or expect.any(…)?';
    case 'symbol':
      return 'a symbol, and JSON has none.';
    default:
      return undefined;
  }
}

/** Why an object equals no object or array of JSON. */
function whyNotPlain(value: object): string | undefined {
  if (isPending<unknown>(value)) {
    ignoreRejection(value);
    return 'a promise: did you forget an await?';
  }
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value))
    return `a ${value.constructor.name}, which JSON does not have. Write its string: buffer.toString('base64').`;
  if (types.isBoxedPrimitive(value)) {
    const primitive: unknown = value.valueOf();
    return `${inspect(value)}, an object that JSON does not have. Write ${inspect(primitive)}.`;
  }
  if (types.isRegExp(value))
    return `${inspect(value)}, a regular expression. Write expect.stringMatching(${inspect(value)}).`;
  if (types.isDate(value)) return 'a Date, which is a string in JSON. Write date.toISOString().';
  if (types.isNativeError(value))
    return `an Error, which JSON does not have. Write its message: ${inspect(value.message)}.`;
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind === 'Map' || kind === 'Set') return `a ${kind}, which JSON does not have. Write an object or an array.`;
  if (kind !== 'Object' && kind !== 'Array')
    return `an object of type ${kind}, which JSON does not have. Write an object or an array: { ...value }.`;
  // The caller names Stepmill's own objects.
  return typeof (value as { readonly toJSON?: unknown }).toJSON === 'function' && !isBrief(value)
    ? 'an object with toJSON(), which is something else in JSON. Write JSON.parse(JSON.stringify(value)).'
    : undefined;
}

const kinds: readonly unknown[] = ['String', 'Number', 'Boolean', 'Object', 'Array', 'BigInt'];

/** Why no JSON value is of a class. Compared by name, because a test has the classes of its own realm. */
function whyNotKind(sample: unknown): string | undefined {
  if (typeof sample !== 'function' || kinds.includes(sample.name)) return undefined;
  return `expect.any(${sample.name}), which JSON does not have. Write expect.any(Object), or String, Number, Boolean, Array.`;
}
