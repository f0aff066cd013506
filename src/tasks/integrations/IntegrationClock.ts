import type { Expiring, Timer } from '../../clock/Timeline';

/** Time and randomness for integrations. */
export interface IntegrationClock {
  /** The emulator's clock, in epoch milliseconds. */
  now(): number;
  /** 0 ≤ n < 1. Request ids and message ids are made from it. */
  random(): number;
  /** The real time, in epoch milliseconds: for real work, during which the emulator's time is held. */
  realNow(): number;
  /** Calls `expiring` after `ms` of real time, unless the timer is cancelled. Does not keep the process running. */
  afterRealMs(ms: number, expiring: Expiring): Timer;
}
