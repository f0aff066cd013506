/** V8 hashes longer texts by their length alone, so that a Map compares all of one length with each other. */
const hashedLength = 16_383;

/** So many characters of a long text are its key. */
const samples = 32;
const sampleLength = 8;

/** At most so many long texts with the same key are kept, and compared with another. */
const mostAlike = 4;

/**
 * A map from texts, however long they are: it compares a text with few others. It may forget a long text when there are
 * others that differ from it in few characters.
 */
export class TextMap<T> {
  private readonly short = new Map<string, T>();
  private long: Map<string, (readonly [text: string, value: T])[]> | undefined = undefined;
  /** How many times two long texts were compared. */
  compared = 0;

  get(text: string): T | undefined {
    if (text.length <= hashedLength) return this.short.get(text);
    return this.long?.get(keyOf(text))?.find(([other]) => this.isSame(text, other))?.[1];
  }

  /** Adds a text that is not there. */
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
