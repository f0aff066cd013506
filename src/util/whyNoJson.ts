import { jacksonMessage } from './jacksonMessage';
import { TooDeepError } from './TooDeepError';

/**
 * Why a text cannot be read as JSON, for causes that stay in histories: JavaScript's own words change from one Node.js to
 * the next. `error` is what `readJson` or `parseJson` has thrown.
 */
export function whyNoJson(text: string, error: unknown): string {
  return error instanceof TooDeepError ? error.message : jacksonMessage(text).message;
}
