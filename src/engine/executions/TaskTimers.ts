import type { TaskRequest } from '../../contract/task';
import { startSystemTimer } from '../../clock/system';
import type { Timer } from '../../clock/Timeline';
import type { Execution } from './Execution';

/** The timers of one attempt of a task: its timeout, its heartbeat, and its later events. */
export class TaskTimers {
  private readonly timers: Timer[] = [];
  private heartbeat: Timer | undefined = undefined;
  private real: Timer | undefined = undefined;
  private cancelled = false;

  constructor(
    private readonly execution: Execution,
    private readonly request: TaskRequest,
    private readonly timeOut: (heartbeat: boolean) => void,
  ) {}

  /** Called when the task begins. `fromMs`: the time it began, if a handler has moved the clock since. */
  start(fromMs = this.execution.now()): void {
    const { timeoutSeconds } = this.request;
    if (timeoutSeconds !== undefined) this.later(timeoutSeconds, () => this.timeOut(false), fromMs);
    this.beat(fromMs);
  }

  /** Called at a heartbeat of the task. */
  beat(atMs = this.execution.now()): void {
    const { heartbeatSeconds } = this.request;
    if (heartbeatSeconds === undefined) return;
    this.heartbeat?.cancel();
    this.heartbeat = this.execution.at(atMs + heartbeatSeconds * 1000, () => this.timeOut(true));
  }

  later(seconds: number, action: () => void, fromMs = this.execution.now()): void {
    this.timers.push(this.execution.at(fromMs + seconds * 1000, () => !this.cancelled && action()));
  }

  /** Time is not skipped while a handler runs. This real timer ends a handler that never returns. */
  startReal(onTimeout: () => void): void {
    const { timeoutSeconds } = this.request;
    if (timeoutSeconds === undefined) return;
    this.real?.cancel();
    this.real = startSystemTimer(timeoutSeconds * 1000, onTimeout);
  }

  /** Called when the handler has returned. */
  stopReal(): void {
    this.real?.cancel();
  }

  cancel(): void {
    this.cancelled = true;
    for (const timer of this.timers) timer.cancel();
    this.heartbeat?.cancel();
    this.real?.cancel();
  }
}
