import { LimitExceeded, maxCharacters } from '../bounds/limits';
import { JsonataFailure } from '../library/library';
import { isArray, isFinite, ownNames } from '../values/natives';
import { isFunctionValue } from '../values/sequences';
import type { FunctionHost, PlainFunction } from './functions';

/** `$string(value, prettify)`: JSON, in which functions are empty texts. */
export const string: PlainFunction = {
  name: 'string',
  call([value, prettify], host) {
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number') {
      if (!isFinite(value)) throw new JsonataFailure('D3001', { value });
      return numberText(value);
    }
    if (isFunctionValue(value)) return '';
    const text = new Writer(host).write(value)!;
    return prettify === true ? JSON.stringify(JSON.parse(text), null, 2) : text;
  },
};

/**
 * AWS: whole numbers are written as JavaScript writes them; the library alone would cut them to fifteen digits, as it
 * does with all others.
 */
function numberText(value: number): string {
  if (!isFinite(value)) throw new JsonataFailure('D1001', { value });
  return String(Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15)));
}

class Writer {
  private length = 0;

  constructor(private readonly host: FunctionHost) {}

  /** `undefined` for what is left out of an object. */
  write(value: unknown): string | undefined {
    switch (typeof value) {
      case 'string':
        return this.count(JSON.stringify(value));
      case 'number':
        return Number.isNaN(value) ? 'null' : this.count(numberText(value));
      case 'boolean':
        return String(value);
      case 'object':
        if (value === null) return 'null';
        if (isFunctionValue(value)) return '""';
        return isArray(value) ? this.writeArray(value) : this.writeObject(value as Record<string, unknown>);
      case 'function':
        return '""';
      default:
        return undefined;
    }
  }

  private writeArray(array: readonly unknown[]): string {
    this.host.step(array.length * 12);
    let text = '';
    for (const item of array) text += `${text === '' ? '' : ','}${this.write(item) ?? 'null'}`;
    return `[${text}]`;
  }

  private writeObject(object: Record<string, unknown>): string {
    const names = ownNames(object);
    this.host.step(names.length * 20);
    let text = '';
    for (const name of names) {
      const member = this.write(object[name]);
      if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${member}`;
    }
    return `{${text}}`;
  }

  private count(text: string): string {
    this.length += text.length;
    if (this.length > maxCharacters) throw new LimitExceeded('memory');
    this.host.step(text.length >> 3);
    return text;
  }
}
