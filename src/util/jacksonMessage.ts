import { JacksonReader } from './jackson/JacksonReader';
import { JacksonFault } from './jackson/JacksonSource';
import { TooDeepError } from './TooDeepError';

/** What is wrong with a text that is no JSON, as the service's own parser says it. */
interface JacksonMessage {
  /** The sentence alone, without the line that begins with ` at [Source: …`. */
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1: the column behind what was read last. */
  readonly column: number;
  /** `[Source: (String)"…"; line: 1, column: 4]`, as it stands in diagnostics. */
  readonly source: string;
}

/**
 * The words in which Step Functions refuses a text that is no JSON. It parses with Jackson (a Java library), whose
 * sentences it hands on in InvalidExecutionInput and in INVALID_JSON_DESCRIPTION.
 *
 * Only for texts that `JSON.parse` has refused. Runs in time linear in the length of the text, at any nesting.
 *
 * @example jacksonMessage('not json').message
 * // "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
 */
export function jacksonMessage(text: string): JacksonMessage {
  const reader = new JacksonReader(text);
  try {
    reader.readDocument();
  } catch (error) {
    if (!(error instanceof JacksonFault)) throw error;
    const { message, line, column, source } = error;
    return { message, line, column, source };
  }
  // JSON.parse and this reader agree on the grammar, so a refused text has a fault above.
  return { message: 'Invalid JSON', line: 1, column: 1, source: reader.sourceAt(1, 1) };
}

/**
 * Why a text cannot be read as JSON, for causes that stay in histories: JavaScript's own words change from one Node.js to
 * the next. `error` is what `readJson` or `parseJson` has thrown.
 */
export function whyNoJson(text: string, error: unknown): string {
  return error instanceof TooDeepError ? error.message : jacksonMessage(text).message;
}
