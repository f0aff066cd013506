import { LinkedList, type Link } from '../util/LinkedList';
import { startSystemTimer, systemNow } from './system';
import type { Expiring, Timer } from './Timeline';

/** Times are relative to this: V8 stores small whole numbers without allocating. */
const originMs = systemNow();

function sinceOrigin(): number {
  return Math.floor(systemNow() - originMs);
}

class Deadline implements Link, Timer {
  /** When it is due, in milliseconds since the origin. */
  readonly atMs: number;
  before: Link | undefined = undefined;
  after: Link | undefined = undefined;
  isLinked = false;

  constructor(
    atMs: number,
    readonly expiring: Expiring,
    private readonly list: LinkedList<Deadline>,
  ) {
    this.atMs = atMs;
    list.add(this);
  }

  cancel(): void {
    this.list.remove(this);
  }
}

/**
 * Real-time deadlines, nearly all of which are cancelled in time: the time limits of long-running handlers. Those of
 * one length share a timer, which only checks the oldest of them. Does not keep the process running.
 */
export class Deadlines {
  private readonly byLength = new Map<number, LinkedList<Deadline>>();

  /** Calls `expiring` after `ms`, unless it is cancelled. */
  after(ms: number, expiring: Expiring): Timer {
    return new Deadline(sinceOrigin() + ms, expiring, this.byLength.get(ms) ?? this.open(ms));
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
      const leftMs = deadline.atMs - sinceOrigin();
      if (leftMs > 0) return this.lookIn(leftMs, ms, deadlines);
      deadlines.remove(deadline);
      deadline.expiring.expire();
    }
    this.byLength.delete(ms);
  }
}
