/** For which invocations of a state an answer is meant: both ends belong to it. */
export interface ResponseRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the name of a numbered answer: `0`, `1-2`. `undefined` when it is none.
 *
 * @example parseResponseRange('1-2') // { from: 1, to: 2 }
 */
export function parseResponseRange(name: string): ResponseRange | undefined {
  const match = /^\s*(\d{1,15})\s*(?:-\s*(\d{1,15})\s*)?$/.exec(name);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from <= to ? { from, to } : undefined;
}
