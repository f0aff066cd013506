import type { Fiber, Resume } from './Fiber';

export interface Ready {
  readonly fiber: Fiber;
  readonly resume: Resume;
}

/**
 * The fibers that can go on of one execution and of those nested in it, first come first served. What other executions
 * do between never changes their order.
 */
export class RunQueue {
  /** Whether the scheduler has it in its round. */
  inRound = false;
  private items: Ready[] = [];
  private head = 0;

  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  add(ready: Ready): void {
    this.items.push(ready);
  }

  /** Puts the one that was taken last back to the front. */
  putBack(ready: Ready): void {
    if (this.head > 0) this.items[(this.head -= 1)] = ready;
    else this.items.unshift(ready);
  }

  /** Takes the first. Only when there is one. */
  take(): Ready {
    const ready = this.items[this.head]!;
    this.head += 1;
    if (this.head === this.items.length) {
      this.items = [];
      this.head = 0;
    }
    return ready;
  }
}
