import { StatesError } from '../../errors/StatesError';
import { HistoryFullError } from '../history/History';
import type { Json } from '../../util/json';
import type { EngineHost } from './EngineHost';
import type { Execution, LiveStatus } from './Execution';
import type { FiberExecution } from './Fiber';
import { failureOfExecution } from './failureOfExecution';

/** An execution that ends, and what is notified of it. */
export interface EndingExecution extends FiberExecution {
  status: LiveStatus;
  stopDate: number | undefined;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  harnessError: unknown;
  readonly engine: FiberExecution['engine'] & {
    readonly host: Pick<EngineHost, 'ended' | 'mistaken'>;
    readonly executions: {
      onEnded(execution: Execution): void;
      readonly mapRuns: { onChildEnded(child: Execution): void };
    };
  };
  /** Cancels whatever it still waits for. */
  close(): void;
  /** Calls those who wait for its end. */
  callEndListeners(): void;
}

/** Its machine has reached its end. */
export function succeed(execution: EndingExecution, output: Json): void {
  execution.output = output;
  end(execution, 'SUCCEEDED', undefined, undefined);
  execution.history.appendSuccess(execution.root.pointer, execution.queue, output);
  announce(execution);
}

/** Its machine has thrown an error. */
export function fail(execution: EndingExecution, error: unknown): void {
  const isFull = error instanceof HistoryFullError;
  if (isFull && execution.type === 'EXPRESS') return timeOut(execution);
  if (!isFull && !StatesError.is(error)) execution.harnessError = error;
  const { history, root, parent } = execution;
  const failure = failureOfExecution(error);
  end(execution, 'FAILED', failure.error, failure.cause);
  const eventId = isFull ? history.length : ((error as { eventId?: number }).eventId ?? root.pointer);
  history.appendEnd('ExecutionFailed', eventId, execution.stopDate!, failure);
  if (execution.harnessError !== undefined) execution.engine.host.mistaken?.(execution);
  // A usage error in a nested execution also ends those around it: no Catch may swallow it.
  if (execution.harnessError !== undefined && parent?.status === 'RUNNING') parent.receive({ kind: 'mistake', error });
  announce(execution);
}

/** It has run for as long as it may. */
export function timeOut(execution: EndingExecution): void {
  if (execution.status !== 'RUNNING') return;
  // AWS: the event has the error, DescribeExecution does not (recorded 2026).
  end(execution, 'TIMED_OUT', undefined, undefined);
  execution.history.appendEnd('ExecutionTimedOut', 0, execution.stopDate!, { error: 'States.Timeout' });
  announce(execution);
}

/**
 * StopExecution has stopped it.
 *
 * AWS: the event points to no other event, and no StateAborted event is written (recorded 2026).
 */
export function abort(execution: EndingExecution, error: string | undefined, cause: string | undefined): void {
  if (execution.status !== 'RUNNING') return;
  end(execution, 'ABORTED', error, cause);
  execution.history.appendEnd('ExecutionAborted', 0, execution.stopDate!, { error, cause });
  announce(execution);
}

function end(
  execution: EndingExecution,
  status: LiveStatus,
  error: string | undefined,
  cause: string | undefined,
): void {
  execution.status = status;
  execution.stopDate = execution.queue.nowMs;
  execution.error = error;
  execution.cause = cause;
  execution.close();
}

function announce(execution: EndingExecution): void {
  const { child } = execution;
  const { host, executions } = execution.engine;
  host.ended?.(execution);
  if (child === undefined || child.isAlone) executions.onEnded(execution);
  else {
    executions.mapRuns.onChildEnded(execution);
    child.mapRun.childEnded(execution);
  }
  execution.callEndListeners();
}
