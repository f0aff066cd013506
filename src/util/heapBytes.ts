import { isExact, ownText, type Json, type JsonObject } from './json';
import { TextMap } from './TextMap';

/** Sizes in V8's heap without pointer compression, as in Node: 8 bytes a word. */
const word = 8;
const headerOfString = 16;
const headerOfArray = 48;
const headerOfObject = 24;
/** `JSON.parse` leaves room for this many members. */
const roomInObject = 4;
const boxedNumber = 16;
/** From this many members on, an object is a hash table with its own names. */
const membersOfTable = 100;
const bytesOfTableMember = 68;
/** Up to this length, `JSON.parse` shares equal strings. */
const sharedLength = 10;

/** Strings of this length are checked for having been counted already. */
const longLength = 64;

const wide = /[^\0-\xff]/;

/** The approximate memory of JSON values, in bytes. Shared parts count once. */
export class HeapBytes {
  bytes = 0;
  private readonly seen = new Set<object>();
  private readonly texts = new TextMap<true>();

  add(value: Json): void {
    const ahead: Json[] = [value];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (typeof next === 'string') this.addText(next);
      else if (typeof next === 'object' && next !== null) this.addObject(next, ahead);
    }
  }

  addText(text: string): void {
    if (text.length <= sharedLength) return;
    if (text.length >= longLength) {
      if (this.texts.get(text)) return;
      this.texts.set(text, true);
    }
    this.bytes += bytesOfText(text);
  }

  private addObject(value: object, ahead: Json[]): void {
    if (this.seen.has(value)) return;
    this.seen.add(value);
    const text = isExact(value) ? undefined : ownText(value as JsonObject);
    if (text !== undefined) this.addText(text);
    if (Array.isArray(value)) this.addArray(value as Json[], ahead);
    else if (isExact(value)) this.bytes += headerOfObject + word + bytesOfText(value.text);
    else this.addMembers(value as Record<string, Json>, ahead);
  }

  private addArray(items: readonly Json[], ahead: Json[]): void {
    this.bytes += headerOfArray + word * items.length;
    for (const item of items) if (mayTakeMore(item)) ahead.push(item);
  }

  private addMembers(value: Record<string, Json>, ahead: Json[]): void {
    let members = 0;
    for (const name in value) {
      const item = value[name]!;
      members += 1;
      if (mayTakeMore(item)) ahead.push(item);
      else if (typeof item === 'number' && item !== (item | 0)) this.bytes += boxedNumber;
    }
    this.bytes += headerOfObject;
    if (members >= membersOfTable) this.bytes += bytesOfTableMember * members;
    else this.bytes += word * Math.max(members, roomInObject) + (members > roomInObject ? headerOfString : 0);
  }
}

function mayTakeMore(value: Json): boolean {
  return typeof value === 'string' ? value.length > sharedLength : typeof value === 'object' && value !== null;
}

function bytesOfText(text: string): number {
  return headerOfString + (wide.test(text) ? 2 * text.length : text.length);
}
