import { jacksonMessage } from '../../util/jacksonMessage';
import { isJson } from '../../util/json';

/** What is wrong with a JSON string, as worded by the service, and where. */
interface JsonFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** `undefined` for a string that is JSON. */
export function checkJson(text: string): JsonFault | undefined {
  if (text.trim() === '') return { message: 'There is nothing here; an empty input is {}', line: 1, column: 1 };
  if (isJson(text)) return undefined;
  const { message, line, column } = jacksonMessage(text);
  return { message, line, column };
}
