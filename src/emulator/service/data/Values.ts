import { TextMap } from '../../../util/TextMap';
import { innerTexts, withInnerTexts } from '../../../util/innerTexts';
import {
  parseJson,
  toTextOnce,
  type Json,
  isArray,
  isExact,
  ownText,
  type JsonArray,
  type JsonObject,
} from '../../../util/json';

/** A value by the number of its text; with the texts of values inside it that its own text does not contain. */
export type WrittenValue = number | { readonly value: number; readonly inner: readonly WrittenInner[] };

interface WrittenInner {
  readonly path: readonly (string | number)[];
  readonly text: number;
}

/** Up to this size, searching an array is faster than a map. */
const few = 8;

/** The values of a record being written: each text once, referred to by number. */
export class ValuesOut {
  readonly texts: string[] = [];
  private byText: TextMap<number> | undefined;
  private last: Json | undefined;
  private lastNumber = 0;
  /** The value with that number, if it differs from its text. */
  private printed: Printed | undefined;
  /** The numbers of values, once there are several. */
  private known: Map<object, number> | undefined;

  /** The same or an equal value goes through many states. */
  number(value: Json): number {
    if (value === this.last) return this.lastNumber;
    this.last = value;
    if (this.printed?.isSame(value) === true) return this.lastNumber;
    this.printed = Printed.of(value);
    const isObject = typeof value === 'object' && value !== null;
    const known = isObject ? this.known?.get(value) : undefined;
    if (known !== undefined) return (this.lastNumber = known);
    const number = this.numberOfText(toTextOnce(value));
    if (isObject && this.texts.length > 1) (this.known ??= new Map<object, number>()).set(value, number);
    return (this.lastNumber = number);
  }

  /** Adds a value from outside, with the texts that values inside it were read from. */
  whole(value: Json): WrittenValue {
    const inner = innerTexts(value).map(({ path, text }) => ({ path, text: this.numberOfText(text) }));
    return inner.length === 0 ? this.number(value) : { value: this.number(value), inner };
  }

  numberOfText(text: string): number {
    const { texts } = this;
    const known = this.byText === undefined ? texts.indexOf(text) : (this.byText.get(text) ?? -1);
    if (known >= 0) return known;
    const number = texts.push(text) - 1;
    if (number === few) {
      this.byText = new TextMap();
      texts.forEach((other, at) => this.byText!.set(other, at));
    } else this.byText?.set(text, number);
    return number;
  }

  /** Empties it. */
  clear(): void {
    this.texts.length = 0;
    this.byText = this.last = this.printed = this.known = undefined;
  }

  /** All texts, one a line. */
  get lines(): string {
    let lines = '';
    for (const text of this.texts) lines += `\n${isLine(text) ? text : quoted(text)}`;
    return lines;
  }
}

/** Whether a string is a single line of valid UTF-8. A caller's string may have line breaks and lone surrogates. */
function isLine(text: string): boolean {
  return !text.includes('\n') && !text.startsWith(quote) && (text as WellFormed).isWellFormed();
}

/** Node 20 has it, the compiler's library does not know it yet. */
type WellFormed = string & { isWellFormed(): boolean };

/** No JSON begins so. */
const quote = '\\';

function quoted(text: string): string {
  return quote + JSON.stringify(text);
}

/** Reads the texts that `ValuesOut.lines` has written. */
export function textsOf(lines: string): readonly string[] {
  return lines.split('\n').map((line) => (line.startsWith(quote) ? (JSON.parse(line.slice(1)) as string) : line));
}

/** Restores a value. What was one object is one again. */
export class ValuesIn {
  private readonly values: Json[] = [];

  constructor(readonly texts: readonly string[]) {}

  value(number: number): Json {
    return (this.values[number] ??= parseJson(this.texts[number]!));
  }

  whole(written: WrittenValue): Json {
    if (typeof written === 'number') return this.value(written);
    const inner = written.inner.map(({ path, text }) => ({ path, text: this.texts[text]! }));
    return withInnerTexts(this.value(written.value), inner);
  }
}

/** The maximum number of members and items that are compared; beyond it, printing is as cheap. */
const mostLooks = 64;
let looks = 0;

/** A printed value, prepared for comparison: most states that create a new value create an equal one. */
class Printed {
  private names: readonly string[] | undefined;
  /** Members as they are, or prepared in the same way. */
  private members: (Json | Printed)[] = [];

  private constructor(private readonly value: JsonArray | JsonObject) {}

  /** `undefined` for a value that is printed from its text, and for one that is compared as it is. */
  static of(value: Json): Printed | undefined {
    return isPlain(value) && ownText(value) === undefined ? new Printed(value) : undefined;
  }

  /** Whether another value prints as the same text. May return `false` for some that do. */
  isSame(other: Json): boolean {
    looks = 0;
    return isPlain(other) && ownText(other) === undefined && this.isAlike(other);
  }

  /** Not for values that contain others with their own text. */
  private isAlike(other: JsonArray | JsonObject): boolean {
    const { value } = this;
    if (isArray(value) !== isArray(other)) return false;
    if (this.names === undefined) {
      this.names = Object.keys(value);
      this.members = Object.values<Json>(value as JsonObject);
    }
    const { names } = this;
    if ((looks += names.length + 1) > mostLooks) return false;
    let at = 0;
    for (const name in other as JsonObject) {
      if (name !== names[at] || !this.isMember(at, (other as JsonObject)[name]!)) return false;
      at += 1;
    }
    return at === names.length;
  }

  private isMember(at: number, other: Json): boolean {
    let member = this.members[at]!;
    if (member === other) return true;
    if (!isPlain(other)) return false;
    if (!(member instanceof Printed)) {
      if (!isPlain(member)) return false;
      this.members[at] = member = new Printed(member);
    }
    return member.value === other || member.isAlike(other);
  }
}

function isPlain(value: Json): value is JsonArray | JsonObject {
  return typeof value === 'object' && value !== null && !isExact(value);
}
