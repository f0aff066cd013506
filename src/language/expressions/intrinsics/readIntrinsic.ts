import { asDouble, isNumber, readJson, type Json } from '../../../util/json';
import type { JsonPath } from '../jsonPath/compilePath';
import { Cursor, InvalidPathError } from '../jsonPath/Cursor';

/** Thrown for a string that is not a call of an intrinsic function. `position` is the offset where reading stopped. */
export class InvalidIntrinsicError extends Error {
  override readonly name = 'InvalidIntrinsicError';

  constructor(
    readonly source: string,
    readonly position: number,
    /** What is wrong, without the call itself. */
    readonly reason: string,
  ) {
    super(`'${source}' is not a valid intrinsic function call: ${reason} (at character ${position + 1}).`);
  }
}

/** A call of an intrinsic function, read but not compiled. */
export interface ParsedCall<Path = JsonPath> {
  readonly name: string;
  /** Where the name starts. */
  readonly position: number;
  readonly arguments: readonly Argument<Path>[];
}

export type Argument<Path = JsonPath> =
  | { readonly kind: 'literal'; readonly value: Json }
  /** `raw` is the text between the quotes; `value` has the escapes resolved. */
  | { readonly kind: 'text'; readonly value: string; readonly raw: string }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly call: ParsedCall<Path> };

/** AWS: calls may be nested ten deep. */
const maxDepth = 10;

/**
 * Reads a call: `States.Name(argument, …)`, with strings in single quotes, numbers, `true`, `false`, `null`, paths and
 * other calls as arguments. `readPath` reads the paths. Throws `InvalidIntrinsicError`.
 */
export function readIntrinsic<Path>(source: string, readPath: (source: string) => Path): ParsedCall<Path> {
  const reader = new Reader(source, readPath);
  reader.skipBlanks();
  const call = reader.readCall(1);
  reader.skipBlanks();
  if (!reader.atEnd) reader.fail('something stands after the closing parenthesis');
  return call;
}

const name = /States\.[A-Za-z0-9]+/y;
const constant = /(?:true|false|null)(?![A-Za-z0-9])/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=\s*[,)])/y;
const text = /'((?:\\[\\'{}]|[^\\'])*)'/y;

class Reader<Path> extends Cursor {
  constructor(
    source: string,
    private readonly pathReader: (source: string) => Path,
  ) {
    super(source);
  }

  readCall(depth: number): ParsedCall<Path> {
    const position = this.position;
    if (depth > maxDepth) this.fail(`calls are nested more than ${maxDepth} deep`);
    const match = this.takeMatch(name) ?? this.fail('the name of an intrinsic function (States.…) is missing');
    this.skipBlanks();
    if (!this.take('(')) this.fail(`"(" is missing after ${match[0]}`);
    return { name: match[0], position, arguments: this.readArguments(depth) };
  }

  readArguments(depth: number): Argument<Path>[] {
    const found: Argument<Path>[] = [];
    this.skipBlanks();
    if (this.take(')')) return found;
    for (;;) {
      this.skipBlanks();
      found.push(this.readArgument(depth));
      this.skipBlanks();
      if (this.take(')')) return found;
      if (!this.take(',')) this.fail(this.atEnd ? 'the closing parenthesis is missing' : '"," or ")" is missing');
    }
  }

  readArgument(depth: number): Argument<Path> {
    const next = this.next;
    if (next === '$') return this.readPath();
    if (next === "'") return this.readText();
    const literal = this.takeMatch(constant) ?? this.takeMatch(number);
    if (literal !== undefined) return { kind: 'literal', value: this.literalOf(literal[0]) };
    if (next === 'S') return { kind: 'call', call: this.readCall(depth + 1) };
    return this.fail("an argument is missing: a path, a 'text', a number, true, false, null or a call");
  }

  literalOf(literal: string): Json {
    // `007` is 7, as in Java.
    const value = readJson(literal.replace(/^(-?)0+(?=\d)/, '$1'));
    if (!isNumber(value) || Number.isFinite(asDouble(value))) return value;
    return this.fail(`${literal} is too large for a number`, this.position - literal.length);
  }

  readText(): Argument<Path> {
    const raw =
      this.takeMatch(text)?.[1] ?? this.fail("the text does not end, or has a \\ that is not \\', \\{, \\} or \\\\");
    return { kind: 'text', raw, value: raw.replace(/\\(.)/gs, '$1') };
  }

  /** A path ends at the comma or parenthesis that belongs to the call around it. */
  readPath(): Argument<Path> {
    const start = this.position;
    let depth = 0;
    for (; !this.atEnd; this.position++) {
      const next = this.next;
      if (next === "'") this.skipQuoted();
      else if (next === '(' || next === '[') depth++;
      else if (depth === 0 && (next === ',' || next === ')')) break;
      else if (next === ')' || next === ']') depth--;
    }
    return { kind: 'path', path: this.compile(this.source.slice(start, this.position), start) };
  }

  compile(path: string, start: number): Path {
    try {
      return this.pathReader(path);
    } catch (error) {
      if (error instanceof InvalidPathError) this.fail(`${path.trim()}: ${error.reason}`, start + error.position);
      throw error;
    }
  }

  skipQuoted(): void {
    const end = this.source.indexOf("'", this.position + 1);
    this.position = end < 0 ? this.source.length : end;
  }

  override skipBlanks(): void {
    while (/\s/.test(this.next)) this.position++;
  }

  override fail(reason: string, position = this.position): never {
    throw new InvalidIntrinsicError(this.source, position, reason);
  }
}
