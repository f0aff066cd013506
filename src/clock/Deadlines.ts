import { startSystemTimer, systemNow } from './system';

interface Deadline {
  readonly atMs: number;
  readonly callback: () => void;
}

/**
 * Deadlines on the machine's clock, nearly all of which are lifted in time: the limit of each handler that runs. Those
 * of one length share a timer, which is no more than a look at the oldest of them. Keeps no process running.
 */
export class Deadlines {
  private readonly byLength = new Map<number, Set<Deadline>>();

  /** Calls back after `ms`, or never once the answered function has been called. */
  after(ms: number, callback: () => void): () => void {
    const deadlines = this.byLength.get(ms) ?? this.open(ms);
    const deadline = { atMs: systemNow() + ms, callback };
    deadlines.add(deadline);
    return () => void deadlines.delete(deadline);
  }

  private open(ms: number): Set<Deadline> {
    const deadlines = new Set<Deadline>();
    this.byLength.set(ms, deadlines);
    this.lookIn(ms, ms, deadlines);
    return deadlines;
  }

  private lookIn(delayMs: number, ms: number, deadlines: Set<Deadline>): void {
    startSystemTimer(delayMs, () => this.look(ms, deadlines), { keepsRunning: false });
  }

  /** They were added in the order in which they are due. */
  private look(ms: number, deadlines: Set<Deadline>): void {
    for (const deadline of deadlines) {
      const leftMs = deadline.atMs - systemNow();
      if (leftMs > 0) return this.lookIn(leftMs, ms, deadlines);
      deadlines.delete(deadline);
      deadline.callback();
    }
    this.byLength.delete(ms);
  }
}
