import { HarnessError } from '../../errors/HarnessError';
import { parseDuration, type Duration } from '../../tasks/mocking/parseDuration';
import type { Place } from '../places/Place';

/** The time of a harness. */
export class HarnessClock {
  /** @internal */
  constructor(private readonly place: Place) {}

  /** Now, in epoch milliseconds: when the next execution starts. */
  now(): number {
    return this.place.now();
  }

  /**
   * Moves time forward by `'2h'`, `'30d'` or seconds. With `time: 'manual'`, everything due by then happens: before the
   * call returns if the emulator runs in this process; with a server, await the call.
   */
  advance(time: Duration): Promise<void> {
    return this.place.advance(parseDuration(time, 'The time of clock.advance()') * 1000);
  }

  /** Moves time forward to the next timer. For `time: 'manual'`. */
  async advanceToNextTimer(): Promise<void> {
    if (await this.place.advanceToNextTimer()) return;
    throw new HarnessError(
      "Nothing waits for time to pass. (advanceToNextTimer() is for harnesses with time: 'manual'.)",
    );
  }
}
