import { isArray, isExact, ownText, type Json, type JsonArray, type JsonObject } from '../../../util/json';

/** So many members and items are compared at most: to print is no dearer than to compare more of them. */
const mostLooks = 64;
let looks = 0;

/** A value that was printed, as others are compared with it: most states that make a value anew make the same one. */
export class Printed {
  private readonly value: JsonArray | JsonObject;
  private names: readonly string[] | undefined;
  /** Each as it is, or as others are compared with it. */
  private members: (Json | Printed)[] = [];

  private constructor(value: JsonArray | JsonObject) {
    this.value = value;
  }

  /** `undefined` for a value that is printed as it was read, and for one that is compared as it is. */
  static of(value: Json): Printed | undefined {
    return isPlain(value) && ownText(value) === undefined ? new Printed(value) : undefined;
  }

  /** Whether another value prints as the same text. May answer `false` for some that do. */
  isSame(other: Json): boolean {
    looks = 0;
    return isPlain(other) && ownText(other) === undefined && this.isAlike(other);
  }

  /** Texts that values inside of it were read from are not printed. */
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
