import { isArray, isExact, ownText, type Json, type JsonArray, type JsonObject } from '../../../util/json';

/** At most so many members and items are compared: with more of them, printing is as cheap. */
const mostLooks = 64;
let looks = 0;

/** A printed value, prepared to be compared with others: most states that make a new value make an equal one. */
export class Printed {
  private names: readonly string[] | undefined;
  /** Members as they are, or prepared in the same way. */
  private members: (Json | Printed)[] = [];

  private constructor(private readonly value: JsonArray | JsonObject) {}

  /** `undefined` for a value that is printed from its text, and for one that is compared as it is. */
  static of(value: Json): Printed | undefined {
    return isPlain(value) && ownText(value) === undefined ? new Printed(value) : undefined;
  }

  /** Whether another value prints as the same text. May answer `false` for some that do. */
  isSame(other: Json): boolean {
    looks = 0;
    return isPlain(other) && ownText(other) === undefined && this.isAlike(other);
  }

  /** Not for values that contain others with a text of their own. */
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
