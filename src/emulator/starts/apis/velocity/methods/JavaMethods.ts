import { TemplateError } from '../TemplateError';
import type { Value } from '../values';

/** The methods of a class of Java, by name. A method checks its own arguments. */
export type JavaMethods<Self> = ReadonlyMap<string, (self: Self, args: Arguments) => Value>;

/** The arguments of a call. Each getter throws TemplateError if Java has no such method for them. */
export class Arguments {
  constructor(
    readonly method: string,
    readonly values: readonly Value[],
  ) {}

  get count(): number {
    return this.values.length;
  }

  any(at: number): Value {
    if (at >= this.values.length) throw this.wrong();
    return this.values[at]!;
  }

  text(at: number): string {
    const value = this.any(at);
    if (typeof value !== 'string') throw this.wrong();
    return value;
  }

  whole(at: number): number {
    const value = this.any(at);
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.wrong();
    return value;
  }

  private wrong(): TemplateError {
    const given = this.values.map((value) =>
      typeof value === 'object' ? (value === null ? 'null' : 'an object') : typeof value,
    );
    return new TemplateError(`No method '${this.method}' takes (${given.join(', ')}).`);
  }
}

/** An index that Java rejects, with its exception. */
export function outOfBounds(index: number | string, length: number): TemplateError {
  return new TemplateError(`Index out of range: ${index}, of ${length}.`);
}
