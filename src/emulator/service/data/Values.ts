import { innerTexts, withInnerTexts } from '../../../util/innerTexts';
import { parseJson, toTextOnce, type Json } from '../../../util/json';

/** A value by the number of its text; with the texts of values inside of it that its own text does not have. */
export type WrittenValue = number | { readonly value: number; readonly inner: readonly WrittenInner[] };

interface WrittenInner {
  readonly path: readonly (string | number)[];
  readonly text: number;
}

/** The values of a record as it is written: each text once, named by its number. */
export class ValuesOut {
  readonly texts: string[] = [];
  private readonly known = new Map<Json, number>();
  private readonly byText = new Map<string, number>();
  private last: Json | undefined;
  private lastNumber = 0;

  /** One value goes through many states. */
  number(value: Json): number {
    if (value === this.last) return this.lastNumber;
    let number = this.known.get(value);
    if (number === undefined) this.known.set(value, (number = this.numberOfText(toTextOnce(value))));
    this.last = value;
    return (this.lastNumber = number);
  }

  /** A value that came from outside: what it keeps of texts inside of it is written, too. */
  whole(value: Json): WrittenValue {
    const inner = innerTexts(value).map(({ path, text }) => ({ path, text: this.numberOfText(text) }));
    return inner.length === 0 ? this.number(value) : { value: this.number(value), inner };
  }

  numberOfText(text: string): number {
    let number = this.byText.get(text);
    if (number === undefined) this.byText.set(text, (number = this.texts.push(text) - 1));
    return number;
  }
}

/** The same as it is read again. What was one value is one again. */
export class ValuesIn {
  readonly texts: readonly string[];
  private readonly values: Json[] = [];

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  value(number: number): Json {
    return (this.values[number] ??= parseJson(this.texts[number]!));
  }

  whole(written: WrittenValue): Json {
    if (typeof written === 'number') return this.value(written);
    const inner = written.inner.map(({ path, text }) => ({ path, text: this.texts[text]! }));
    return withInnerTexts(this.value(written.value), inner);
  }
}
