import type { Json } from '../../util/json';
import { rememberedBound, smallBound } from '../../util/jsonSize';
import type { EventDetails } from '../../contract/HistoryEvent';

/** Data with more bytes is large. */
export const largeData = smallBound;

/** Details without the values in them. */
const bytesOfEmptyDetails = 128;
const bytesOfSmall = 64;

/**
 * About how many bytes of memory a value of an event takes, at the price of a look at what is known of it: up to eight
 * times as many when it consists of empty objects and arrays. `HeapBytes` counts.
 */
export function bytesOfData(data: Json): number {
  if (typeof data === 'string') return bytesOfText(data);
  return typeof data === 'object' && data !== null ? bytesOfSmall + rememberedBound(data) : 0;
}

/** Whether a value is large. */
export function isLarge(data: Json): boolean {
  if (typeof data === 'string') return data.length >= largeData;
  return typeof data === 'object' && data !== null && rememberedBound(data) >= largeData;
}

/** How many times as much a value can take as `bytesOfData` says. */
export const mostPerDataByte = 8;

function bytesOfText(text: string): number {
  return 16 + text.length;
}

export function bytesOfDetails(details: EventDetails): number {
  const { input, output, parameters, assignedVariables, cause } = details;
  let bytes = bytesOfEmptyDetails;
  if (input !== undefined) bytes += bytesOfData(input);
  if (output !== undefined) bytes += bytesOfData(output);
  if (parameters !== undefined) bytes += bytesOfData(parameters);
  for (const name in assignedVariables) bytes += bytesOfData(assignedVariables[name]!);
  return cause === undefined ? bytes : bytes + bytesOfText(cause);
}
