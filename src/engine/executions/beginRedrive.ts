import { invariant } from '../../errors/invariant';
import type { EndingExecution } from './endExecution';
import type { EngineHost } from './EngineHost';
import type { Execution, LiveStatus, Redrive } from './Execution';

/** An execution that can be redriven, and what is notified of it. */
export interface RedrivenExecution extends EndingExecution {
  redrives: readonly Redrive[] | undefined;
  readonly engine: EndingExecution['engine'] & {
    /** The service's time, in epoch milliseconds. */
    now(): number;
    readonly host: Pick<EngineHost, 'started'>;
    readonly executions: { onRedriven(execution: Execution, status: LiveStatus): void };
    readonly tokens: { onRedriven(executionArn: string): void };
  };
}

/**
 * Puts a failed execution back to RUNNING, with the failed state open and ready to be resumed.
 *
 * AWS: the event points to the one that ended the execution; the resumed state points to where it stood before
 * (recorded 2026).
 */
export function beginRedrive(execution: RedrivenExecution, clientToken: string | undefined): void {
  const { engine, history, status } = execution;
  invariant(status !== 'RUNNING' && status !== 'SUCCEEDED', 'only what failed can be redriven');
  const timeMs = execution.now();
  const redriveCount = execution.redriveCount! + 1;
  const failedWith = status === 'FAILED' ? execution.error : undefined;
  const eventId = history.append('ExecutionRedriven', history.length, timeMs, { redriveCount });
  const redrive = { timeMs, eventId, failedWith, clientToken, acceptedMs: engine.now() };
  execution.redrives = [...(execution.redrives ?? []), redrive];
  execution.status = 'RUNNING';
  execution.stopDate = execution.error = execution.cause = execution.harnessError = undefined;
  engine.executions.onRedriven(execution, status);
  engine.tokens.onRedriven(execution.arn);
  engine.host.started?.(execution);
  execution.root.reopen(history.events);
}
