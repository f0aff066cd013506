import { LimitExceeded, maxCharacters } from '../bounds/limits';
import { JsonataFailure } from '../library/library';
import { isArray, isFinite, ownNames } from '../values/natives';
import { weights } from '../bounds/weights';
import { isFunctionValue } from '../values/sequences';
import type { FunctionHost, PlainFunction } from './functions';

/** `$string(value, prettify)`: JSON, in which functions are empty strings. */
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
    if (prettify === true) host.step(text.length * weights.parsedCharacter);
    return prettify === true ? JSON.stringify(JSON.parse(text), null, 2) : text;
  },
};

/**
 * AWS: whole numbers are written as JavaScript writes them; the library would round them to fifteen digits, as it does
 * with all others.
 */
export function roundedNumber(value: number): number {
  if (!isFinite(value)) throw new JsonataFailure('D1001', { value });
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

function numberText(value: number): string {
  return String(roundedNumber(value));
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
    this.host.step(array.length * weights.writtenItem);
    let text = '';
    for (const item of array) text += `${text === '' ? '' : ','}${this.write(item) ?? 'null'}`;
    return `[${text}]`;
  }

  private writeObject(object: Record<string, unknown>): string {
    const names = ownNames(object);
    this.host.step(names.length * weights.writtenMember);
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
    this.host.step(text.length * weights.writtenCharacter);
    return text;
  }
}
