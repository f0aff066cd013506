import { getHeapStatistics } from 'node:v8';
import { HarnessError } from '../../errors/HarnessError';
import type { Execution } from './Execution';
import type { Executions } from './Executions';

/** What the JavaScript heap holds and what it may hold, in bytes. */
export interface Heap {
  readonly used: number;
  readonly limit: number;
}

/** The fractions of the heap in use above which memory is low, and nearly exhausted. */
const tight = 0.7;
const full = 0.85;

/** Forgotten executions count until they are garbage-collected: after forgetting some, the guard waits this long. */
const pauseMs = 2_000;

/** Executions with fewer bytes are not ended. */
const leastBytes = 16_777_216;

/** How many of its first events an ended execution keeps, to show what it did. */
const eventsKept = 100;

/**
 * Keeps the process alive when memory runs out: first forgets older executions, then ends the running one that holds
 * the most memory.
 *
 * Differs from AWS, which limits a history only by its number of events: 25,000 events of 256 KiB do not fit in a
 * process.
 */
export class MemoryGuard {
  private quietUntilMs = 0;

  constructor(
    private readonly executions: Executions,
    private readonly heap: () => Heap = systemHeap,
  ) {}

  /** Checks the heap. Call it only while no fiber runs. */
  check(nowMs: number): void {
    if (nowMs < this.quietUntilMs) return;
    const { used, limit } = this.heap();
    if (used < limit * tight) return;
    this.quietUntilMs = nowMs + pauseMs;
    this.executions.forgetHalf();
    if (used < limit * full) return;
    const largest = this.largest();
    if (largest === undefined || largest.history.dataBytes < leastBytes) return;
    largest.endForMemory(eventsKept, new HarnessError(explain(largest, { used, limit })));
  }

  private largest(): Execution | undefined {
    let largest: Execution | undefined;
    for (const execution of this.executions.all()) {
      if (execution.status !== 'RUNNING') continue;
      if (largest === undefined || execution.history.dataBytes > largest.history.dataBytes) largest = execution;
    }
    return largest;
  }
}

function explain({ history }: Execution, { used, limit }: Heap): string {
  return (
    `Stepmill ended this execution, AWS would not have: its ${history.length} events held about ${mb(history.dataBytes)} MB ` +
    `and the process ${mb(used)} of the ${mb(limit)} MB of memory that it may use. Events after the first ${eventsKept} ` +
    'were dropped. NODE_OPTIONS=--max-old-space-size=8192 allows more.'
  );
}

function mb(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}

function systemHeap(): Heap {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return { used, limit };
}
