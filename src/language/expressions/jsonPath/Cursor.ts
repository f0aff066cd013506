/**
 * Thrown by `compilePath` for a string that is not JSONPath. `position` is the offset in `source` where reading
 * stopped.
 */
export class InvalidPathError extends Error {
  override readonly name = 'InvalidPathError';

  constructor(
    readonly source: string,
    readonly position: number,
    /** What is wrong, without the path: `a name is missing after "."`. */
    readonly reason: string,
  ) {
    super(`'${source}' is not a valid JSONPath: ${reason} (at character ${position + 1}).`);
  }
}

/** The current position while reading a path. */
export class Cursor {
  position = 0;

  constructor(readonly source: string) {}

  /** The next character, `''` at the end. */
  get next(): string {
    return this.source.charAt(this.position);
  }

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** Consumes `text` if it comes next. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  /** Consumes what a sticky pattern matches here. */
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
