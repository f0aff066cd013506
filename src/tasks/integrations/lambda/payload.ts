import { jacksonMessage } from '../../../util/jacksonMessage';
import { toJsonCopy } from '../../../util/copyJson';
import { toCompactText, type Json } from '../../../util/json';

/** What a function is sent: JSON text, which is written when somebody asks for it. */
export interface Payload {
  readonly text: string;
  /** The event that a handler in this process gets: its own to change. */
  event(): unknown;
}

/** A `Payload` parameter as it is sent, or why Lambda refuses it. */
type PayloadParameter = Payload | { readonly refusal: string };

/**
 * The event that the function gets for a `Payload` parameter.
 *
 * AWS: an object is sent as its JSON, a text as it stands, so it must itself be JSON; null is as if there were none,
 * and then the function gets `{}`.
 */
export function readPayload(payload: Json | undefined): PayloadParameter {
  if (payload === undefined || payload === null) return new ValuePayload({});
  if (typeof payload !== 'string') return new ValuePayload(payload);
  try {
    JSON.parse(payload);
    return { text: payload, event: () => JSON.parse(payload) as unknown };
  } catch {
    return { refusal: refusalOf(payload) };
  }
}

class ValuePayload implements Payload {
  private readonly value: Json;

  constructor(value: Json) {
    this.value = value;
  }

  get text(): string {
    return toCompactText(this.value);
  }

  event(): unknown {
    return toJsonCopy(this.value);
  }
}

function refusalOf(text: string): string {
  const { message, line, column } = jacksonMessage(text);
  const token = /^Unrecognized token/.test(message);
  const place = token ? 'line: 1, column: 1' : `line: ${line}, column: ${column}`;
  return (
    `Could not parse request body into json: Could not parse payload into json: ${message}\n` +
    ` at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); ${place}]`
  );
}
