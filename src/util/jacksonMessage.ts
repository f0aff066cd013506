import { HiddenSource, JacksonFault, JacksonSource } from './jackson/JacksonSource';
import { TooDeepError } from './TooDeepError';
import { readScalar, readString } from './jackson/readScalar';

/** What is wrong with a string that is not JSON, in the words of the service's own parser. */
interface JacksonMessage {
  /** The message alone, without the line that begins with ` at [Source: …`. */
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1: the column after what was read last. */
  readonly column: number;
  /** `[Source: (String)"…"; line: 1, column: 4]`, as in diagnostics. */
  readonly source: string;
}

/**
 * Step Functions' message for a string that is not JSON. It parses with Jackson (a Java library), whose messages it
 * passes on in InvalidExecutionInput and in INVALID_JSON_DESCRIPTION.
 *
 * Only for strings that `JSON.parse` has rejected. Takes time linear in the length of the string, at any nesting.
 *
 * @example jacksonMessage('not json').message
 * // "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
 */
export function jacksonMessage(text: string): JacksonMessage {
  return faultOf(new JacksonReader(new JacksonSource(text)));
}

function faultOf(reader: JacksonReader): JacksonMessage {
  try {
    reader.readDocument();
  } catch (error) {
    if (!(error instanceof JacksonFault)) throw error;
    const { message, line, column, source } = error;
    return { message, line, column, source };
  }
  // JSON.parse and this reader agree on the grammar, so a rejected string has a fault above.
  return { message: 'Invalid JSON', line: 1, column: 1, source: reader.sourceAt(1, 1) };
}

/**
 * The message of a newer Jackson that hides the source: the message, and the place on a separate line. `error`: what
 * `readJson` has thrown.
 *
 * AWS: States.StringToJson. It points at an invalid character, while `jacksonMessage` points after it.
 */
export function jacksonText(text: string, error: unknown): string {
  if (error instanceof TooDeepError) return error.message;
  const { message, source } = faultOf(new JacksonReader(new HiddenSource(text)));
  return `${message}\n at ${source}`;
}

/**
 * Why a string cannot be parsed as JSON, for causes in histories: JavaScript's own message differs between versions of
 * Node.js. `error`: what `readJson` or `parseJson` has thrown.
 */
export function whyNoJson(text: string, error: unknown): string {
  return error instanceof TooDeepError ? error.message : jacksonMessage(text).message;
}

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** An array or object that is being read. */
interface Container {
  readonly kind: 'Array' | 'Object';
  readonly line: number;
  readonly column: number;
  entries: number;
}

/** Reads a document the way Jackson's `ReaderBasedJsonParser` does, to find its first fault. Keeps no values. */
class JacksonReader {
  private readonly containers: Container[] = [];

  constructor(private readonly source: JacksonSource) {}

  sourceAt(line: number, column: number): string {
    return this.source.sourceAt(line, column);
  }

  /** Throws the JacksonFault of the first fault, if there is one. */
  readDocument(): void {
    const code = this.source.nextToken();
    if (code === -1) this.source.fail('No content to map due to end-of-input');
    this.readToken(code);
    while (this.containers.length > 0) this.readEntry();
    const trailing = this.source.nextToken();
    if (trailing !== -1) this.refuseTrailing(trailing);
  }

  /** One value, or the end of the innermost array or object. */
  private readEntry(): void {
    const container = this.containers.at(-1)!;
    let code = this.source.nextToken();
    if (code === -1) {
      this.source.fail(
        `Unexpected end-of-input: expected close marker for ${container.kind} (start marker at ${this.start(container)})`,
      );
    }
    if (code === closeBrace || code === closeBracket) return this.close(code, container);
    if (container.entries > 0) {
      if (code !== 0x2c) this.source.failAtCharacter(code, `was expecting comma to separate ${container.kind} entries`);
      code = this.nextWithin(container);
    }
    container.entries += 1;
    if (container.kind === 'Object') {
      this.readName(code);
      code = this.readColon(container);
    }
    this.readToken(code);
  }

  private readName(code: number): void {
    if (code !== 0x22) this.source.failAtCharacter(code, 'was expecting double-quote to start field name');
    readString(this.source, 'name');
  }

  private readColon(container: Container): number {
    const code = this.nextWithin(container);
    if (code !== 0x3a) this.source.failAtCharacter(code, 'was expecting a colon to separate field name and value');
    return this.nextWithin(container);
  }

  /** Opens an array or object, or reads a whole scalar. */
  private readToken(code: number): void {
    const { source } = this;
    if (code === openBrace || code === openBracket) {
      const kind = code === openBrace ? 'Object' : 'Array';
      this.containers.push({ kind, line: source.lineRead, column: source.columnRead, entries: 0 });
    } else if (code === closeBrace && this.containers.length > 0) source.failAtCharacter(code, 'expected a value');
    else if ((code === closeBrace || code === closeBracket) && this.containers.length === 0) {
      this.failAtClose(code, 'root', source.sourceAt(1, 0));
    } else readScalar(source, code, this.containers.length === 0);
  }

  private close(code: number, container: Container): void {
    if ((code === closeBrace) !== (container.kind === 'Object')) {
      this.failAtClose(code, container.kind, this.start(container));
    }
    this.containers.pop();
  }

  private failAtClose(code: number, kind: string, start: string): never {
    const [marker, expected] = code === closeBrace ? ['}', ']'] : [']', '}'];
    return this.source.fail(
      `Unexpected close marker '${marker}': expected '${expected}' (for ${kind} starting at ${start})`,
    );
  }

  private nextWithin(container: Container): number {
    const code = this.source.nextToken();
    return code === -1 ? this.source.fail(`Unexpected end-of-input within/between ${container.kind} entries`) : code;
  }

  private start(container: Container): string {
    return this.source.sourceAt(container.line, container.column);
  }

  private refuseTrailing(code: number): never {
    this.readToken(code);
    const type = tokenTypes[String.fromCharCode(code)] ?? 'VALUE_NUMBER_INT';
    return this.source.fail(
      `Trailing token (of type ${type}) found after value (bound as \`com.fasterxml.jackson.databind.JsonNode\`): ` +
        'not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`',
    );
  }
}

const tokenTypes: Readonly<Record<string, string>> = {
  '{': 'START_OBJECT',
  '[': 'START_ARRAY',
  '"': 'VALUE_STRING',
  t: 'VALUE_TRUE',
  f: 'VALUE_FALSE',
  n: 'VALUE_NULL',
};
