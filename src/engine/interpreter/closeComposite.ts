import type { HistoryEventType } from '../history/HistoryEvent';
import type { Json } from '../../util/json';
import type { Scope } from './Scope';

/** A Parallel or Map all of whose branches or iterations are done. */
export interface Closing {
  /** Its last event. */
  readonly endId: number;
  /** Whether that it has succeeded is written: once, also when it is redriven. */
  succeeded: boolean;
}

/**
 * Writes that a Parallel or Map has succeeded, and works out its output.
 *
 * AWS: what fails from there on points to ParallelStateSucceeded (measured), the Exited to the event before (recorded).
 */
export function closeComposite(scope: Scope, closing: Closing, type: HistoryEventType, finish: () => Json): Json {
  scope.pointer = closing.endId;
  if (!closing.succeeded) scope.emit(type);
  closing.succeeded = true;
  const output = finish();
  scope.pointer = closing.endId;
  scope.inner = undefined;
  return output;
}
