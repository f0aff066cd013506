/**
 * A JSON number that JavaScript would print differently from AWS: `1.0`, `1.790204286E9`, 1234567890123456789. To
 * TypeScript it is a number; it computes as the nearest double (`Number(value)`), and `json.ts` prints it unchanged.
 * All other numbers are plain ones. Use `isNumber` of `json.ts` instead of `typeof`.
 *
 * AWS: JSON is parsed as by Jackson: whole numbers are exact, however long; all others are doubles, which are printed
 * like Java's `Double.toString` (recorded: `1.00` becomes `1.0`, a time `1.790204286E9`).
 */
export class ExactNumber extends Number {
  /** Whether the process has created one: until then, there are none to look for. */
  static exist = false;

  readonly #text: string;

  constructor(text: string) {
    super(text);
    this.#text = text;
    ExactNumber.exist = true;
  }

  /** As it is printed. */
  get text(): string {
    return this.#text;
  }

  /** Whether it is a whole number, of any length; otherwise it is a double. */
  get isWhole(): boolean {
    return /^-?\d+$/.test(this.#text);
  }

  /** The value for `JSON.stringify`: JavaScript's own number, unless `printJson` is running. */
  toJSON(): unknown {
    if (printed === undefined) return this.valueOf();
    // Jackson writes anything but a finite number as a string.
    if (!Number.isFinite(this.valueOf())) return this.text;
    printed.push(this.text);
    return placeholder;
  }

  override toString(): string {
    return this.text;
  }
}

/** A number in Jackson's form, from its JSON; a plain number if JavaScript prints the same. */
export function readNumber(written: string): number {
  const value = Number(written);
  return /[.eE]/.test(written) ? doubleNumber(value) : wholeNumber(value, written);
}

/** A cache of recent doubles: data repeat their numbers. */
const doubles = new Map<number, number>();
const mostDoubles = 1_000;

/** A double in Java's form: `1` is 1.0, infinity is the string `"Infinity"`. */
export function doubleNumber(value: number): number {
  if (isUsual(value) && !Number.isInteger(value)) return value;
  // In a map, 0 and -0 are the same key.
  if (value === 0) return exact(javaDouble(value));
  let double = doubles.get(value);
  if (double === undefined) {
    const text = javaDouble(value);
    double = text === String(value) && Number.isFinite(value) ? value : exact(text);
    if (doubles.size >= mostDoubles) doubles.clear();
    doubles.set(value, double);
  }
  return double;
}

/** Whether Java prints a double without an exponent. */
function isUsual(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e7;
}

/**
 * The result of a computation with doubles as JSON: a whole number if it fits into 64 bits, or else a double.
 *
 * AWS: an expression gives `1` for 1.0, 9223372036854775807 exactly, and `9.223372036854776E18` above (measured).
 */
export function computedNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value + 0;
  if (isUsual(value)) return value;
  if (!Number.isInteger(value) || value >= 2 ** 63 || value < -(2 ** 63)) return doubleNumber(value);
  return wholeNumber(value, String(BigInt(value)));
}

function wholeNumber(value: number, text: string): number {
  return text === String(value) || value === 0 ? value + 0 : exact(text);
}

function exact(text: string): number {
  return new ExactNumber(text) as unknown as number;
}

/** `Double.toString` of Java. */
export function javaDouble(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (!Number.isFinite(value) || isUsual(value)) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** Strings of the exact numbers that the running `printJson` has met, in order. */
let printed: string[] | undefined;
let placeholder = '';

/**
 * `JSON.stringify` with all digits of exact numbers and bigints. While it prints, they are represented by a marker
 * string, which is searched for afterwards, so a value without them costs nothing. If the data contain that string, a
 * longer one is tried.
 */
export function printJson(value: unknown, indent?: number): string {
  for (let length = 1; ; length++) {
    const numbers: string[] = [];
    placeholder = '\x7f'.repeat(length);
    printed = numbers;
    let text: string;
    try {
      text = print(value, indent);
    } finally {
      printed = undefined;
    }
    if (numbers.length === 0) return text;
    const pieces = text.split(`"${placeholder}"`);
    if (pieces.length !== numbers.length + 1) continue;
    let printedText = pieces[0]!;
    for (let at = 0; at < numbers.length; at++) printedText += numbers[at]! + pieces[at + 1]!;
    return printedText;
  }
}

/** Calls something that may print itself while `printJson` prints: a getter of the data. */
export function printAside<T>(call: () => T): T {
  const outer = { printed, placeholder };
  printed = undefined;
  try {
    return call();
  } finally {
    ({ printed, placeholder } = outer);
  }
}

function print(value: unknown, indent: number | undefined): string {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch (error) {
    if (!(error instanceof TypeError && error.message.includes('BigInt'))) throw error;
    printed!.length = 0;
    const withBigints = (_name: string, item: unknown): unknown =>
      typeof item === 'bigint' ? new ExactNumber(String(item)).toJSON() : item;
    return JSON.stringify(value, withBigints, indent);
  }
}
