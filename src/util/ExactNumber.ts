/**
 * A JSON number that JavaScript would print otherwise than AWS: `1.0`, `1.790204286E9`, 1234567890123456789. TypeScript
 * takes it for a number; it computes as the nearest double (`Number(value)`), and `json.ts` prints it as it is. All
 * other numbers are plain ones. Ask `isNumber` of `json.ts` instead of `typeof`.
 *
 * AWS: JSON is read as Jackson reads it: whole numbers are exact, however long, all others are doubles, which print as
 * Java's `Double.toString` does (recorded: `1.00` comes out as `1.0`, a time as `1.790204286E9`).
 */
export class ExactNumber extends Number {
  /** Whether the process has made one: until then, there are none to look for. */
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

  /** Whether it is a whole number, of any length; else it is a double. */
  get isWhole(): boolean {
    return /^-?\d+$/.test(this.#text);
  }

  /** What `JSON.stringify` takes: the number that JavaScript has for it, unless `printJson` is at work. */
  toJSON(): unknown {
    if (printed === undefined) return this.valueOf();
    // Jackson writes what is not a number as a text.
    if (!Number.isFinite(this.valueOf())) return this.text;
    printed.push(this.text);
    return placeholder;
  }

  override toString(): string {
    return this.text;
  }
}

/** Jackson's form of a number as it is written in JSON; a plain number where JavaScript prints the same. */
export function readNumber(written: string): number {
  const value = Number(written);
  return /[.eE]/.test(written) ? doubleNumber(value) : wholeNumber(value, written);
}

/** Doubles that were met last: data repeat their numbers. */
const doubles = new Map<number, number>();
const mostDoubles = 1_000;

/** A double as Java has it: `1` is 1.0, infinity the text `"Infinity"`. */
export function doubleNumber(value: number): number {
  if (isUsual(value) && !Number.isInteger(value)) return value;
  // Of a map, 0 and -0 are one key.
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
 * What a computation with doubles gives as JSON: a whole number where it fits into 64 bits, else a double.
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

/** Texts of the exact numbers that the running `printJson` has met, in order. */
let printed: string[] | undefined;
let placeholder = '';

/**
 * `JSON.stringify` with all digits of exact numbers and of bigints. While it prints, they stand as a text for which the
 * result is searched afterwards, so that a value without them costs nothing. When data hold that text, too, a longer one
 * is tried.
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

/** Calls what may print by itself while `printJson` prints: a getter of the data. */
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
