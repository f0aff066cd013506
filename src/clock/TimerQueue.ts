import type { Timer } from './Timeline';

class QueuedTimer implements Timer {
  callback: (() => void) | undefined = undefined;

  constructor(
    readonly timeMs: number,
    readonly sequence: number,
    callback: () => void,
    private readonly queue: TimerQueue,
  ) {
    this.callback = callback;
  }

  cancel(): void {
    if (this.callback === undefined) return;
    this.callback = undefined;
    this.queue.onCancelled();
  }

  isBefore(other: QueuedTimer): boolean {
    return this.timeMs < other.timeMs || (this.timeMs === other.timeMs && this.sequence < other.sequence);
  }
}

/** Timers ordered by (time, sequence): a binary heap. Cancelled timers stay until they reach the top. */
export class TimerQueue {
  private heap: QueuedTimer[] | undefined = undefined;
  private sequence = 0;
  private live = 0;

  get isEmpty(): boolean {
    return this.live === 0;
  }

  add(timeMs: number, callback: () => void): Timer {
    const timer = new QueuedTimer(timeMs, this.sequence++, callback, this);
    this.live += 1;
    if (this.heap === undefined) this.heap = [timer];
    else {
      this.heap.push(timer);
      siftUp(this.heap, this.heap.length - 1);
    }
    return timer;
  }

  /** The time of the first timer. */
  nextTimeMs(): number | undefined {
    const { heap } = this;
    if (heap === undefined) return undefined;
    while (heap.length > 0 && heap[0]!.callback === undefined) removeFirst(heap);
    return heap[0]?.timeMs;
  }

  /** Removes the first timer and returns its callback. */
  take(): (() => void) | undefined {
    if (this.nextTimeMs() === undefined) return undefined;
    const timer = removeFirst(this.heap!);
    const callback = timer.callback!;
    timer.callback = undefined;
    this.live -= 1;
    return callback;
  }

  clear(): void {
    for (const timer of this.heap ?? []) timer.callback = undefined;
    this.heap = undefined;
    this.live = 0;
  }

  /** Called by a timer of the queue. */
  onCancelled(): void {
    this.live -= 1;
    if (this.live === 0) this.heap = undefined;
  }
}

function removeFirst(heap: QueuedTimer[]): QueuedTimer {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length > 0) {
    heap[0] = last;
    siftDown(heap, 0);
  }
  return first;
}

function siftUp(heap: QueuedTimer[], start: number): void {
  let index = start;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!heap[index]!.isBefore(heap[parent]!)) return;
    swap(heap, index, parent);
    index = parent;
  }
}

function siftDown(heap: QueuedTimer[], start: number): void {
  let index = start;
  for (;;) {
    let first = index;
    for (const child of [2 * index + 1, 2 * index + 2])
      if (child < heap.length && heap[child]!.isBefore(heap[first]!)) first = child;
    if (first === index) return;
    swap(heap, index, first);
    index = first;
  }
}

function swap(heap: QueuedTimer[], a: number, b: number): void {
  const timer = heap[a]!;
  heap[a] = heap[b]!;
  heap[b] = timer;
}
