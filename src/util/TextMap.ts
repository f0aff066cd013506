/** V8 hashes longer strings by their length alone, so a Map compares all strings of the same length. */
const hashedLength = 16_383;

/** The number of sampled characters in the key of a long string. */
const samples = 32;
const sampleLength = 8;

/** The maximum number of long strings with the same key that are kept and compared. */
const mostAlike = 4;

/**
 * A map from strings of any length that compares a string with only a few others. It may forget a long string if others
 * differ from it in few characters.
 */
export class TextMap<T> {
  private readonly short = new Map<string, T>();
  private long: Map<string, (readonly [text: string, value: T])[]> | undefined = undefined;
  /** How often two long strings were compared. */
  compared = 0;

  get(text: string): T | undefined {
    if (text.length <= hashedLength) return this.short.get(text);
    return this.long?.get(keyOf(text))?.find(([other]) => this.isSame(text, other))?.[1];
  }

  /** Adds a string that is not in the map. */
  set(text: string, value: T): void {
    if (text.length <= hashedLength) {
      this.short.set(text, value);
      return;
    }
    const key = keyOf(text);
    const alike = (this.long ??= new Map<string, (readonly [string, T])[]>()).get(key);
    if (alike === undefined) this.long.set(key, [[text, value]]);
    else if (alike.unshift([text, value]) > mostAlike) alike.pop();
  }

  private isSame(text: string, other: string): boolean {
    this.compared += 1;
    return text === other;
  }
}

function keyOf(text: string): string {
  const step = Math.floor((text.length - sampleLength) / (samples - 1));
  let key = String(text.length);
  for (let at = 0; at <= text.length - sampleLength; at += step) key += text.slice(at, at + sampleLength);
  return key + text.slice(-sampleLength);
}
