import type { Handling } from '../../story/inspection/predictHandling';

/** One way in which a state can fail that its definition speaks of. */
export interface Failure<State extends string = string> {
  /** For `test.each(…)('$name')`: `Charge: Busy, until its last attempt`. */
  readonly name: string;
  readonly state: State;
  /** The error as Retry and Catch see it: `Card.Declined`, `States.Timeout`. */
  readonly error: string;
  /** `error`: what is called fails. `timeout`: it does not answer in time. `heartbeat`: no heartbeat comes. */
  readonly kind: 'error' | 'timeout' | 'heartbeat';
  /** How many attempts fail, one after the other. */
  readonly times: number;
  /** What Retry and Catch of the state make of it. */
  readonly leadsTo: Handling;
  /** What the states around it make of the error, from the inside out, and how that ends, in words. */
  readonly outside: readonly string[];
  /** State transitions that AWS bills for it: the attempts, and the state that a catcher leads to. */
  readonly transitions: number;
}

/** A failure that a test can play. */
export interface FailureScenario<State extends string = string> extends Failure<State> {
  /** Lets the state fail so in this test. What answers its other attempts are the mocks that were written before. A test fails at its end in which nothing asked for the failure. */
  play(): void;
}

/** An entry of Retry or Catch that nothing reaches, and why. */
export interface UnreachableClause {
  readonly state: string;
  readonly clause: 'Retry' | 'Catch';
  readonly index: number;
  /** JSON pointer. */
  readonly pointer: string;
  readonly reason: string;
}
