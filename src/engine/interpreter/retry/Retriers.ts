import type { RetrierDefinition } from '../../../language/asl/types';
import { errorMatches, type NamedError } from './errorMatches';

/** The Retry field during one visit of a state. Each retrier keeps its own count, across different errors. */
export class Retriers {
  private readonly counts: number[] = [];

  constructor(private readonly definitions: readonly RetrierDefinition[]) {}

  /**
   * How many milliseconds to wait before the next attempt, or `undefined`. The first retrier that matches
   * decides: if it is used up, later ones are not tried.
   */
  delayMs(error: NamedError, random: () => number): number | undefined {
    const index = this.definitions.findIndex((retrier) => errorMatches(retrier.ErrorEquals, error));
    if (index < 0) return undefined;
    const retrier = this.definitions[index]!;
    const count = this.counts[index] ?? 0;
    if (count >= (retrier.MaxAttempts ?? 3)) return undefined;
    this.counts[index] = count + 1;
    return retryDelayMs(retrier, count, random);
  }
}

/** The delay before the retry number `count` (from 0): min(IntervalSeconds × BackoffRate^count, MaxDelaySeconds). */
export function retryDelayMs(retrier: RetrierDefinition, count: number, random: () => number): number {
  const backoffSeconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** count;
  const delayMs = Math.min(backoffSeconds, retrier.MaxDelaySeconds ?? Infinity, maxDelaySeconds) * 1000;
  return Math.round(retrier.JitterStrategy === 'FULL' ? delayMs * random() : delayMs);
}

/** A year: no execution lasts longer, and timestamps stay within what a Date can hold. */
const maxDelaySeconds = 31_622_400;
