import { HarnessError } from '../errors/HarnessError';
import { parseDuration, type Duration } from '../mocking/parseDuration';
import type { Service } from '../service/Service';

/** The time of a harness. */
export class HarnessClock {
  private readonly service: Service;

  constructor(service: Service) {
    this.service = service;
  }

  /** Now, in epoch milliseconds: when the next execution starts. */
  now(): number {
    return this.service.now();
  }

  /** Moves time on: `'2h'`, `'30d'`, or seconds. With `time: 'manual'` everything that waits for that long goes on. */
  advance(time: Duration): void {
    this.service.advance(parseDuration(time, 'The time of clock.advance()') * 1000);
  }

  /** Moves time on to when the next thing happens. For `time: 'manual'`. */
  advanceToNextTimer(): void {
    const nextMs = this.service.nextTimerMs();
    if (nextMs === undefined)
      throw new HarnessError(
        "Nothing waits for time to pass. (advanceToNextTimer() is for harnesses with time: 'manual'.)",
      );
    this.service.advance(nextMs - this.service.now());
  }
}
