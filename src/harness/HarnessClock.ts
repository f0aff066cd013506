import { HarnessError } from '../errors/HarnessError';
import { parseDuration, type Duration } from '../tasks/mocking/parseDuration';
import type { Place } from './places/Place';

/** The time of a harness. */
export class HarnessClock {
  readonly #place: Place;

  /** @internal */
  constructor(place: Place) {
    this.#place = place;
  }

  /** Now, in epoch milliseconds: when the next execution starts. */
  now(): number {
    return this.#place.now();
  }

  /**
   * Moves time forward by `'2h'`, `'30d'` or seconds, including that of running executions. Everything due by then
   * happens, including timeouts and missed heartbeats of open tokens: before the call returns if the emulator runs in
   * this process; with a server, await the call.
   */
  advance(time: Duration): Promise<void> {
    return this.#place.advance(parseDuration(time, 'The time of clock.advance()') * 1000);
  }

  /**
   * Moves time forward to the next timer. Where time skips, that is the first timeout or missed heartbeat of an open
   * token or an activity's task. Throws a HarnessError if nothing waits for time to pass.
   */
  async advanceToNextTimer(): Promise<void> {
    if (await this.#place.advanceToNextTimer()) return;
    throw new HarnessError('Nothing waits for time to pass: start an execution that does, and await it.');
  }
}
