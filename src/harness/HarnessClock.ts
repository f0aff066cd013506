import { HarnessError } from '../errors/HarnessError';
import { parseDuration, type Duration } from '../tasks/mocking/parseDuration';
import type { Place } from './places/Place';

/** The time of a harness. */
export class HarnessClock {
  readonly #place: Place;
  /** Deploys what schedules may start; `undefined` if that is done. */
  readonly #register: () => Promise<void> | undefined;

  /** @internal */
  constructor(place: Place, register: () => Promise<void> | undefined) {
    this.#place = place;
    this.#register = register;
  }

  /** Now, in epoch milliseconds: when the next execution starts. */
  now(): number {
    return this.#place.now();
  }

  /**
   * Moves time forward by `'2h'`, `'30d'` or seconds, including that of running executions. Everything due by then
   * happens, including timeouts and missed heartbeats of open tokens, and schedules that fire: before the call returns if the emulator runs in
   * this process; with a server, await the call.
   */
  advance(time: Duration): Promise<void> {
    const ms = parseDuration(time, 'The time of clock.advance()') * 1000;
    const registered = this.#place.kind === 'aws' ? undefined : this.#register();
    return registered === undefined ? this.#place.advance(ms) : registered.then(() => this.#place.advance(ms));
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
