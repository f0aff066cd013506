const units: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
];

/**
 * A duration as text, exact to the millisecond.
 *
 * @example formatDuration(7_205_500) // '2h 5.5s'
 */
export function formatDuration(ms: number): string {
  const parts: string[] = [];
  let left = ms;
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * size;
  }
  if (left > 0 || parts.length === 0)
    parts.push(left > 0 && left < 1000 && parts.length === 0 ? `${left}ms` : `${left / 1000}s`);
  return parts.join(' ');
}
