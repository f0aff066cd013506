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
   * Moves time on: `'2h'`, `'30d'`, or seconds. With `time: 'manual'` what waits no longer than that continues. In
   * this process that has happened when the call returns; a server has to be awaited.
   */
  advance(time: Duration): Promise<void> {
    return this.place.advance(parseDuration(time, 'The time of clock.advance()') * 1000);
  }

  /** Moves time on to when the next thing happens. For `time: 'manual'`. */
  async advanceToNextTimer(): Promise<void> {
    if (await this.place.advanceToNextTimer()) return;
    throw new HarnessError(
      "Nothing waits for time to pass. (advanceToNextTimer() is for harnesses with time: 'manual'.)",
    );
  }
}
