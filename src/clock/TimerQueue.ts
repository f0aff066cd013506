import type { Timer } from './Timeline';

class QueuedTimer implements Timer {
  readonly timeMs: number;
  readonly sequence: number;
  callback: (() => void) | undefined;
  private readonly onCancel: () => void;

  constructor(timeMs: number, sequence: number, callback: () => void, onCancel: () => void) {
    this.timeMs = timeMs;
    this.sequence = sequence;
    this.callback = callback;
    this.onCancel = onCancel;
  }

  cancel(): void {
    if (this.callback === undefined) return;
    this.callback = undefined;
    this.onCancel();
  }

  isBefore(other: QueuedTimer): boolean {
    return this.timeMs < other.timeMs || (this.timeMs === other.timeMs && this.sequence < other.sequence);
  }
}

/** Timers ordered by (time, sequence): a binary heap. Cancelled timers stay until they come up. */
export class TimerQueue {
  private readonly heap: QueuedTimer[] = [];
  private sequence = 0;
  private live = 0;
  private readonly onCancel = (): void => {
    this.live -= 1;
    if (this.live === 0) this.heap.length = 0;
  };

  get isEmpty(): boolean {
    return this.live === 0;
  }

  add(timeMs: number, callback: () => void): Timer {
    const timer = new QueuedTimer(timeMs, this.sequence++, callback, this.onCancel);
    this.live += 1;
    this.heap.push(timer);
    this.siftUp(this.heap.length - 1);
    return timer;
  }

  /** The time of the first timer. */
  nextTimeMs(): number | undefined {
    while (this.heap.length > 0 && this.heap[0]!.callback === undefined) this.removeFirst();
    return this.heap[0]?.timeMs;
  }

  /** Takes the first timer out and answers its callback. */
  take(): (() => void) | undefined {
    if (this.nextTimeMs() === undefined) return undefined;
    const timer = this.removeFirst();
    const callback = timer.callback!;
    timer.callback = undefined;
    this.live -= 1;
    return callback;
  }

  clear(): void {
    for (const timer of this.heap) timer.callback = undefined;
    this.heap.length = 0;
    this.live = 0;
  }

  private removeFirst(): QueuedTimer {
    const first = this.heap[0]!;
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.siftDown(0);
    }
    return first;
  }

  private siftUp(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.heap[index]!.isBefore(this.heap[parent]!)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  private siftDown(start: number): void {
    let index = start;
    for (;;) {
      let first = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < this.heap.length && this.heap[child]!.isBefore(this.heap[first]!)) first = child;
      if (first === index) return;
      this.swap(index, first);
      index = first;
    }
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
