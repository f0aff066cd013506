import type { Json } from '../../util/json';
import { rememberedBound, smallBound } from '../../util/jsonSize';
import type { EventDetails } from '../../contract/HistoryEvent';

/** Data with more bytes is large. */
export const largeData = smallBound;

/** Details without the values in them. */
const bytesOfEmptyDetails = 128;
const bytesOfSmall = 64;

/**
 * Approximately how many bytes of memory a value of an event takes, from what is already known about it. If it consists
 * of empty objects and arrays, the real number may be eight times as high. `HeapBytes` counts exactly.
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

/** A value takes at most this many times what `bytesOfData` returns. */
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
