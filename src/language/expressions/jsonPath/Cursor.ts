import { InvalidPathError } from './InvalidPathError';

/** Where reading a path has got to. */
export class Cursor {
  readonly source: string;
  position = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The next character, `''` at the end. */
  get next(): string {
    return this.source.charAt(this.position);
  }

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** Steps over `text` if it comes next. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  /** Steps over what a sticky pattern matches here. */
  takeMatch(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source);
    if (match === null) return undefined;
    this.position += match[0].length;
    return match;
  }

  skipBlanks(): void {
    while (this.next === ' ') this.position++;
  }

  fail(reason: string, position = this.position): never {
    throw new InvalidPathError(this.source, position, reason);
  }
}
