/** What happened in one period. */
export interface Point {
  readonly at: string;
  readonly started: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
  readonly throttled: number;
  readonly seconds?: { readonly average: number; readonly p95: number; readonly maximum: number };
}
