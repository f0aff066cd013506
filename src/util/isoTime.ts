/**
 * A time as the context object prints it: ISO 8601 in UTC, with milliseconds only when there are any.
 *
 * AWS: fraction digits come in groups of three, empty groups are left out.
 *
 * @example isoTime(0) // '1970-01-01T00:00:00Z'
 */
export function isoTime(epochMs: number): string {
  // Many executions begin and end at the same time.
  if (epochMs === lastMs) return lastText;
  const text = new Date(epochMs).toISOString();
  lastMs = epochMs;
  return (lastText = epochMs % 1000 === 0 ? text.replace('.000Z', 'Z') : text);
}

let lastMs: number | undefined;
let lastText = '';
