import type { Redriven } from '../interpreter/InterpretedRun';

/** A redrive of an execution, and how the API was asked for it. */
export interface Redrive extends Redriven {
  readonly clientToken: string | undefined;
  /** By the service's clock, in epoch milliseconds. */
  readonly acceptedMs: number;
}
