import { toCompactText, type Json } from '../../../util/json';
import { jacksonMessage } from '../../../util/jacksonMessage';

/** What a `Payload` parameter is sent as, or why Lambda refuses it. */
export type PayloadText = { readonly text: string } | { readonly refusal: string };

/**
 * The event that the function gets for a `Payload` parameter.
 *
 * AWS: an object is sent as its JSON, a text as it stands, so it must itself be JSON; null is as if there were none,
 * and then the function gets `{}`.
 */
export function payloadText(payload: Json | undefined): PayloadText {
  if (payload === undefined || payload === null) return { text: '{}' };
  if (typeof payload !== 'string') return { text: toCompactText(payload) };
  try {
    JSON.parse(payload);
    return { text: payload };
  } catch {
    return { refusal: refusalOf(payload) };
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
