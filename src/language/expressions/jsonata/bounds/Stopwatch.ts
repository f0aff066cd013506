import { afterTurn, monotonicMs } from '../../../../clock/system';

/**
 * Measures how long this process has really worked. The bound on an expression protects the process, so its time cannot
 * be virtual; nothing of an execution ever sees these numbers.
 */
export class Stopwatch {
  private wallMs = monotonicMs();
  private cpu = process.cpuUsage();

  restart(): void {
    this.wallMs = monotonicMs();
    this.cpu = process.cpuUsage();
  }

  /** Time on the wall, but not what a busy machine has given to other processes meanwhile. */
  elapsedMs(): number {
    const wallMs = monotonicMs() - this.wallMs;
    if (wallMs < 1) return wallMs;
    const { user, system } = process.cpuUsage(this.cpu);
    return Math.min(wallMs, (user + system) / 1000);
  }
}

/** Lets timers, sockets and other requests have a turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => afterTurn(resolve));
}
