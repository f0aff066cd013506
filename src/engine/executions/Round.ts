import type { Ready, RunQueue } from './RunQueue';

/** The queues in which something is ready, in the order of their turns. Usually there is one. */
export class Round<Fiber extends Ready> {
  /** The queue whose turn it is. */
  first: RunQueue<Fiber> | undefined = undefined;
  private last: RunQueue<Fiber> | undefined = undefined;

  /** Puts a queue at the end, unless it is there already. */
  add(queue: RunQueue<Fiber>): void {
    if (queue.inRound) return;
    queue.inRound = true;
    if (this.first === undefined) this.first = queue;
    else this.last!.next = queue;
    this.last = queue;
  }

  /** Removes the first queue. There must be one. */
  removeFirst(): void {
    const first = this.first!;
    this.first = first.next;
    if (this.first === undefined) this.last = undefined;
    first.next = undefined;
    first.inRound = false;
  }

  /** Moves the first queue to the end. */
  rotate(): void {
    const { first } = this;
    if (first?.next === undefined) return;
    this.removeFirst();
    this.add(first);
  }
}
