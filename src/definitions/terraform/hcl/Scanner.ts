import { DefinitionLoadError } from '../../DefinitionLoadError';
import { maxNesting } from '../../limits';
import type { MappedText } from '../../source/MappedText';
import type { Position } from '../../../util/Position';

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads HCL character by character; the parsers say what they expect. */
export class Scanner {
  readonly source: string;
  readonly end: number;
  offset: number;
  /** The number of open brackets: inside them, a line break is whitespace. */
  #open = 0;
  #depth = 0;

  constructor(
    readonly text: MappedText,
    offset = 0,
    end = text.length,
  ) {
    this.source = text.toString();
    this.offset = offset;
    this.end = end;
  }

  at(offset = this.offset): Position {
    return this.text.positionAt(offset);
  }

  fail(reason: string, offset = this.offset): DefinitionLoadError {
    const found = this.source
      .slice(offset, Math.min(offset + 20, this.end))
      .split('\n', 1)[0]!
      .trim();
    return new DefinitionLoadError(
      this.at(offset),
      `${reason}${found === '' ? '' : `, before ${JSON.stringify(found)}`}.`,
    );
  }

  /** Parses something that may be nested, up to a limit. */
  nested<T>(parse: () => T): T {
    if (this.#depth >= maxNesting) throw this.fail(`Expressions are nested more than ${String(maxNesting)} deep`);
    this.#depth++;
    try {
      return parse();
    } finally {
      this.#depth--;
    }
  }

  /** Parses inside brackets, where line breaks are whitespace. */
  bracketed<T>(parse: () => T): T {
    this.#open++;
    try {
      return this.nested(parse);
    } finally {
      this.#open--;
    }
  }

  /** Parses inside the braces of a block, where line breaks end attributes again. */
  unbracketed<T>(parse: () => T): T {
    const open = this.#open;
    this.#open = 0;
    try {
      return this.nested(parse);
    } finally {
      this.#open = open;
    }
  }

  get done(): boolean {
    return this.offset >= this.end;
  }

  /** Skips whitespace and comments; line breaks too, inside brackets or on request. */
  skipBlanks(lineBreaks = this.#open > 0): void {
    for (;;) {
      const character = this.source[this.offset];
      if (this.done) return;
      if (character === ' ' || character === '\t' || character === '\r' || (lineBreaks && character === '\n'))
        this.offset++;
      else if (character === '#' || this.source.startsWith('//', this.offset)) this.#skipTo('\n', 0);
      else if (this.source.startsWith('/*', this.offset)) this.#skipTo('*/', 2);
      else return;
    }
  }

  looksAt(symbol: string): boolean {
    this.skipBlanks();
    return this.source.startsWith(symbol, this.offset) && this.offset + symbol.length <= this.end;
  }

  /** Skips a symbol if it comes next. */
  take(symbol: string): boolean {
    const found = this.looksAt(symbol);
    if (found) this.offset += symbol.length;
    return found;
  }

  expect(symbol: string): void {
    if (!this.take(symbol)) throw this.fail(`A ${symbol} is expected here`);
  }

  identifier(): string | undefined {
    return this.#match(identifier);
  }

  number(): string | undefined {
    return this.#match(number);
  }

  /** Skips a word if it comes next. */
  takeWord(word: string): boolean {
    const before = this.offset;
    if (this.identifier() === word) return true;
    this.offset = before;
    return false;
  }

  #match(pattern: RegExp): string | undefined {
    this.skipBlanks();
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }

  #skipTo(symbol: string, length: number): void {
    const found = this.source.indexOf(symbol, this.offset + length);
    this.offset = found === -1 ? this.end : Math.min(found + length, this.end);
  }
}
