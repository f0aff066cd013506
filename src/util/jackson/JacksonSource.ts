/** Jackson prints this many characters of the source in a location. */
const maxSourceCharacters = 500;

/** A string with a reading position, and the faults raised there. */
export class JacksonSource {
  position = 0;
  private line = 1;
  private lineStart = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The column of the character read last, from 1: the position of a marker that has just been read. */
  get columnRead(): number {
    return this.position - this.lineStart;
  }

  get lineRead(): number {
    return this.line;
  }

  /** Reads the next unit of the string; -1 at the end. */
  next(): number {
    return this.atEnd ? -1 : this.text.charCodeAt(this.position++);
  }

  /**
   * The next unit that is not white space; -1 at the end.
   *
   * Jackson counts `\r\n` as one line break, and a lone `\r` as well.
   */
  nextToken(): number {
    for (;;) {
      const code = this.next();
      if (code === -1 || code > 0x20) return code === 0x2f ? this.refuseComment() : code;
      if (code === 0x0a || code === 0x0d) this.startLine(code);
      else if (code !== 0x20 && code !== 0x09) {
        this.fail(
          `Illegal character (${describeCharacter(code)}): ` +
            'only regular white space (\\r, \\n, \\t) is allowed between tokens',
        );
      }
    }
  }

  sourceAt(line: number, column: number): string {
    const cut = this.text.length - maxSourceCharacters;
    const shown = cut > 0 ? this.text.slice(0, maxSourceCharacters) : this.text;
    return `[Source: (String)"${shown}"${cut > 0 ? `[truncated ${cut} chars]` : ''}; line: ${line}, column: ${column}]`;
  }

  fail(message: string, column = this.position - this.lineStart + 1): never {
    throw new JacksonFault(message, this.line, column, this.sourceAt(this.line, column));
  }

  failAtCharacter(code: number, expected: string): never {
    this.fail(`Unexpected character (${describeCharacter(code)}): ${expected}`);
  }

  private startLine(code: number): void {
    if (code === 0x0d && this.text.charCodeAt(this.position) === 0x0a) this.position += 1;
    this.line += 1;
    this.lineStart = this.position;
  }

  private refuseComment(): never {
    return this.failAtCharacter(
      0x2f,
      "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
    );
  }
}

/** A string that no message shows. */
export class HiddenSource extends JacksonSource {
  override sourceAt(line: number, column: number): string {
    return `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: ${line}, column: ${column}]`;
  }

  override failAtCharacter(code: number, expected: string): never {
    this.fail(`Unexpected character (${describeCharacter(code)}): ${expected}`, this.columnRead);
  }
}

/** The first fault of a string, at the place where Jackson notices it. Thrown and caught inside `jacksonMessage`. */
export class JacksonFault extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
    readonly source: string,
  ) {
    super(message);
  }
}

/** A character in the form of Jackson's messages: `'x' (code 120)`, `(CTRL-CHAR, code 0)`. */
export function describeCharacter(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `(CTRL-CHAR, code ${code})`;
  const character = String.fromCharCode(code);
  return code > 255 ? `'${character}' (code ${code} / 0x${code.toString(16)})` : `'${character}' (code ${code})`;
}

const identifierStart = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
const identifierPart = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]$/u;

/** `Character.isJavaIdentifierStart` of one UTF-16 unit. */
export function isIdentifierStart(character: string): boolean {
  return identifierStart.test(character);
}

/** `Character.isJavaIdentifierPart` of one UTF-16 unit. */
export function isIdentifierPart(character: string): boolean {
  return identifierPart.test(character);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}
