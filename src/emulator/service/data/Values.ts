import { parseJson, toTextOnce, type Json } from '../../../util/json';

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
}
