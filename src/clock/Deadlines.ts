import { LinkedList, type Link } from '../util/LinkedList';
import { startSystemTimer, systemNow } from './system';

class Deadline implements Link {
  readonly atMs: number;
  readonly callback: () => void;
  before: Link | undefined;
  after: Link | undefined;
  isLinked = false;

  constructor(atMs: number, callback: () => void) {
    this.atMs = atMs;
    this.callback = callback;
  }
}

/**
 * Deadlines on the machine's clock, nearly all of which are lifted in time: the limit of each handler that runs. Those
 * of one length share a timer, which is no more than a look at the oldest of them. Keeps no process running.
 */
export class Deadlines {
  private readonly byLength = new Map<number, LinkedList<Deadline>>();

  /** Calls back after `ms`, or never once the answered function has been called. */
  after(ms: number, callback: () => void): () => void {
    const deadlines = this.byLength.get(ms) ?? this.open(ms);
    const deadline = new Deadline(systemNow() + ms, callback);
    deadlines.add(deadline);
    return () => deadlines.remove(deadline);
  }

  private open(ms: number): LinkedList<Deadline> {
    const deadlines = new LinkedList<Deadline>();
    this.byLength.set(ms, deadlines);
    this.lookIn(ms, ms, deadlines);
    return deadlines;
  }

  private lookIn(delayMs: number, ms: number, deadlines: LinkedList<Deadline>): void {
    startSystemTimer(delayMs, () => this.look(ms, deadlines), { keepsRunning: false });
  }

  /** They were added in the order in which they are due. */
  private look(ms: number, deadlines: LinkedList<Deadline>): void {
    for (let deadline = deadlines.first; deadline !== undefined; deadline = deadlines.first) {
      const leftMs = deadline.atMs - systemNow();
      if (leftMs > 0) return this.lookIn(leftMs, ms, deadlines);
      deadlines.remove(deadline);
      deadline.callback();
    }
    this.byLength.delete(ms);
  }
}
