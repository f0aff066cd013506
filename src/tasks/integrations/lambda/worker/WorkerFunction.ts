import type { FunctionEnd } from '../FunctionAnswer';
import type { FunctionLogs } from '../FunctionLogs';
import type { FunctionRunner } from '../LocalFunction';
import type { Invocation } from '../Invocation';
import type { WorkerSettings } from './messages';
import { Sandbox } from './Sandbox';

/**
 * A function in a worker thread of its own, which is started at the first invocation, and another one when a file that
 * the handler has loaded has changed, or when something has happened that ends a runtime of Lambda.
 */
export class WorkerFunction implements FunctionRunner {
  private readonly logs: FunctionLogs | undefined;
  private sandbox: Sandbox | undefined;

  /** `environment` is for variables that this process has not set itself; `overrides` count in any case. */
  constructor(
    private readonly settings: WorkerSettings,
    private readonly environment: Readonly<Record<string, string>> = {},
    private readonly overrides: Readonly<Record<string, string>> = {},
    logs?: FunctionLogs,
  ) {
    this.logs = logs;
  }

  invoke(invocation: Invocation): Promise<FunctionEnd> {
    if (this.sandbox?.isCurrent() === false) this.close('afterwards');
    this.sandbox ??= new Sandbox(this.settings, { ...this.environment, ...process.env, ...this.overrides }, this.logs);
    return this.sandbox.invoke(invocation);
  }

  close(when: 'now' | 'afterwards' | 'reset'): void {
    if (when !== 'afterwards') this.sandbox?.terminate();
    else this.sandbox?.retire();
    this.sandbox = undefined;
  }
}
