import type { Expiring, Timer } from '../../clock/Timeline';

/** Time and chance, as integrations get them. */
export interface IntegrationClock {
  /** The emulator's clock, in epoch milliseconds. */
  now(): number;
  /** 0 ≤ n < 1. Request ids and message ids are made from it. */
  random(): number;
  /** The machine's clock, in epoch milliseconds: for real work, during which the emulator's time is held. */
  realNow(): number;
  /** On the machine's clock: lets it expire after `ms`, unless that is cancelled. Keeps no process running. */
  afterRealMs(ms: number, expiring: Expiring): Timer;
}
