import type { Execution } from '../../engine/executions/Execution';

/** Hears of the executions of a service as they come and go. */
export interface ExecutionObserver {
  /** Before it begins to run; again when it is redriven. */
  started?(execution: Execution): void;
  /** Once it has ended; again after a redrive. */
  ended?(execution: Execution): void;
}
