/** AWS: a fraction given to the added functions is cut off, so -1.7 is -1. */
export function towardsZero(value: number): number {
  return Math.trunc(value) + 0;
}
