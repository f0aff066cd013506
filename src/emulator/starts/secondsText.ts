/** A time as EventBridge writes it: ISO 8601 in UTC, in whole seconds. */
export function secondsText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
