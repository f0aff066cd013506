import { LinkedList, type Link } from '../util/LinkedList';
import { afterTurn, startSystemTimer, systemNow } from './system';
import type { Expiring, Timer } from './Timeline';

/** Times are counted from here on: small numbers take no room of their own. */
const originMs = systemNow();

class Deadline implements Link, Timer {
  readonly expiring: Expiring;
  /** When it is due, in milliseconds: from the next turn of the event loop on, or once that has come, since the origin. */
  atMs: number;
  list: LinkedList<Deadline>;
  before: Link | undefined;
  after: Link | undefined;
  isLinked = false;

  constructor(ms: number, expiring: Expiring, list: LinkedList<Deadline>) {
    this.atMs = ms;
    this.expiring = expiring;
    this.list = list;
    list.add(this);
  }

  cancel(): void {
    this.list.remove(this);
  }
}

/**
 * Deadlines on the machine's clock, nearly all of which are lifted in time: the limit of each handler that runs. Most are
 * lifted before the event loop has its next turn, and cost no look at the clock: they count from that turn on. Those of
 * one length share a timer, which is no more than a look at the oldest of them. Keeps no process running.
 */
export class Deadlines {
  /** Since the last turn of the event loop. */
  private readonly recent = new LinkedList<Deadline>();
  private readonly byLength = new Map<number, LinkedList<Deadline>>();
  private waitsForTurn = false;

  /** Lets it expire after `ms`, unless that is cancelled. */
  after(ms: number, expiring: Expiring): Timer {
    if (!this.waitsForTurn) {
      this.waitsForTurn = true;
      afterTurn(() => this.startRecent());
    }
    return new Deadline(ms, expiring, this.recent);
  }

  private startRecent(): void {
    this.waitsForTurn = false;
    const nowMs = systemNow() - originMs;
    for (let { first } = this.recent; first !== undefined; { first } = this.recent) {
      this.recent.remove(first);
      first.list = this.byLength.get(first.atMs) ?? this.open(first.atMs);
      first.list.add(first);
      first.atMs += nowMs;
    }
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
      const leftMs = deadline.atMs + originMs - systemNow();
      if (leftMs > 0) return this.lookIn(leftMs, ms, deadlines);
      deadlines.remove(deadline);
      deadline.expiring.expire();
    }
    this.byLength.delete(ms);
  }
}
