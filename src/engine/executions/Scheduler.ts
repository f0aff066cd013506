import { afterTurn, monotonicMs } from '../../clock/system';
import type { Clock } from '../../clock/Timeline';
import type { Effect } from '../interpreter/effects';
import type { Fiber, Resume } from './Fiber';

interface Ready {
  readonly fiber: Fiber;
  readonly resume: Resume;
}

/** After so much work without a pause, the event loop gets a turn. */
const sliceMs = 40;
const stepsPerCheck = 16;

/**
 * Runs fibers, first come first served, and skips time when none can run: a discrete-event simulator. One for each
 * service. If every answer is there at once, a whole execution finishes inside `drain`.
 */
export class Scheduler {
  private readonly clock: Clock;
  private readonly perform: (fiber: Fiber, effect: Effect) => void;
  private ready: Ready[] = [];
  private head = 0;
  private draining = false;
  private continuing = false;
  private rests = 0;

  constructor(clock: Clock, perform: (fiber: Fiber, effect: Effect) => void) {
    this.clock = clock;
    this.perform = perform;
  }

  /** Whether nothing is running and nothing is ready to run. */
  get isIdle(): boolean {
    return !this.draining && !this.continuing && this.rests === 0 && this.ready.length === 0;
  }

  /** Puts a fiber at the end of the queue. It runs with the next `drain`. */
  resume(fiber: Fiber, resume: Resume): void {
    this.ready.push({ fiber, resume });
  }

  /** As `resume`, for what comes from outside a `drain` (an answer, a timer of a real clock). */
  wake(fiber: Fiber, resume: Resume): void {
    this.resume(fiber, resume);
    this.drain();
  }

  /**
   * Runs nothing more until the answered function is called: somebody outside has to be asked before anything else may
   * happen.
   */
  rest(): () => void {
    this.rests += 1;
    return () => {
      this.rests -= 1;
      this.drain();
    };
  }

  /**
   * Runs until nothing can go on. Work that takes long goes on in slices, so that a server stays responsive; `whole`
   * does it all at once.
   */
  drain({ whole = false } = {}): void {
    if (this.draining || (this.continuing && !whole)) return;
    this.draining = true;
    // The clock is first read when there turns out to be some work.
    let startedMs: number | undefined;
    try {
      for (let steps = 1; this.rests === 0 && this.step(); steps++) {
        if (steps % stepsPerCheck !== 0 || whole) continue;
        const nowMs = monotonicMs();
        startedMs ??= nowMs;
        if (nowMs - startedMs < sliceMs) continue;
        this.continueLater();
        return;
      }
    } finally {
      this.draining = false;
    }
  }

  private step(): boolean {
    const next = this.ready[this.head];
    if (next === undefined) return this.clock.skip();
    this.head += 1;
    if (this.head === this.ready.length) {
      this.ready = [];
      this.head = 0;
    }
    if (next.fiber.cancelled) return true;
    const effect = next.fiber.advance(next.resume);
    if (effect !== undefined) this.perform(next.fiber, effect);
    return true;
  }

  private continueLater(): void {
    this.continuing = true;
    afterTurn(() => {
      this.continuing = false;
      this.drain();
    });
  }
}
