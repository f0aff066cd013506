import type { TaskRequest } from '../../contract/task';
import { startSystemTimer } from '../../clock/system';
import type { Timer } from '../../clock/Timeline';
import type { Execution } from './Execution';

/** The timers of one attempt of a task: its timeout, its heartbeat, and what is to happen to it later. */
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

  /** The task has begun; `fromMs`: when, if a handler has moved the clock since. */
  start(fromMs = this.execution.now()): void {
    const { timeoutSeconds } = this.request;
    if (timeoutSeconds !== undefined) this.later(timeoutSeconds, () => this.timeOut(false), fromMs);
    this.beat(fromMs);
  }

  /** The task has given a sign of life. */
  beat(atMs = this.execution.now()): void {
    const { heartbeatSeconds } = this.request;
    if (heartbeatSeconds === undefined) return;
    this.heartbeat?.cancel();
    this.heartbeat = this.execution.at(atMs + heartbeatSeconds * 1000, () => this.timeOut(true));
  }

  later(seconds: number, action: () => void, fromMs = this.execution.now()): void {
    this.timers.push(this.execution.at(fromMs + seconds * 1000, () => !this.cancelled && action()));
  }

  /** Skipped time waits for a handler. This real timer ends a handler that never answers. */
  startReal(onTimeout: () => void): void {
    const { timeoutSeconds } = this.request;
    if (timeoutSeconds === undefined) return;
    this.real?.cancel();
    this.real = startSystemTimer(timeoutSeconds * 1000, onTimeout);
  }

  /** The handler has answered. */
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
