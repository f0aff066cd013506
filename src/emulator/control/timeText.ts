/** A time as the control API writes it: ISO 8601 in UTC, always with milliseconds. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
