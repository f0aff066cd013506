import { Stamp } from './Stamp';

/** What is known of an object or array. */
interface Known {
  readonly text: string | undefined;
  /** A number of bytes that no text of it exceeds. */
  readonly bound: number;
  /** How many remembered ones lie inside each other in it; of a text that was parsed, 0. */
  readonly depth: number;
}

/** What is known of an object is kept with it. */
export class Knowledge extends Stamp {
  #known: Known;

  private constructor(value: object, known: Known) {
    super(value);
    this.#known = known;
  }

  static of(value: object): Known | undefined {
    return #known in value ? value.#known : undefined;
  }

  static keep(value: object, known: Known): void {
    if (#known in value) value.#known = known;
    else if (Object.isExtensible(value)) new Knowledge(value, known);
  }
}
