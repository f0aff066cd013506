import type { Json } from '../util/json';

/** How one call of a task ends. */
export type Outcome =
  { readonly returns: Json } | { readonly throws: string; readonly cause?: string } | { readonly timesOut: true };

/** The generated values of a run. */
export interface Plan {
  readonly input: Json;
  /** For each Task, how its calls end, one after the other. */
  readonly outcomes: Readonly<Record<string, readonly Outcome[]>>;
}

/** A value generator of fast-check: `fc.Arbitrary`. */
export interface Arbitrary<T> {
  /** One value. */
  generate(random: never, bias: number | undefined): { readonly value: T };
}

/** Which failures are generated: all; those that Retry and Catch name, and timeouts; none. */
export type Failing = 'all' | 'named' | 'none';
