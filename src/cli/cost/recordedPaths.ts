import type { RecordedCost } from './recordedCosts';

/** Recorded executions that went the same way to the same end. */
export interface RecordedPath {
  readonly states: readonly string[];
  readonly status: string;
  readonly caught: boolean;
  readonly costs: readonly RecordedCost[];
}

/** The ways that executions went, the most frequent first. Rounds of a loop make no other way. */
export function recordedPaths(costs: readonly RecordedCost[]): readonly RecordedPath[] {
  const paths = new Map<string, RecordedPath & { readonly costs: RecordedCost[] }>();
  for (const cost of costs) {
    const { states, status, caught } = cost;
    const key = JSON.stringify([states, status, caught]);
    const path = paths.get(key);
    if (path === undefined) paths.set(key, { states, status, caught, costs: [cost] });
    else path.costs.push(cost);
  }
  return [...paths.values()].sort((one, other) => other.costs.length - one.costs.length);
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
