import type { Handling } from './predictHandling';

/** One way in which a state can fail, taken from its definition. */
export interface Failure<State extends string = string> {
  /** For `test.each(…)('$name')`: `Charge: Busy, until its last attempt`. */
  readonly name: string;
  readonly state: State;
  /** The error as Retry and Catch see it: `Card.Declined`, `States.Timeout`. */
  readonly error: string;
  /** `error`: the called service fails. `timeout`: it does not respond in time. `heartbeat`: it sends no heartbeat. */
  readonly kind: 'error' | 'timeout' | 'heartbeat';
  /** How many attempts fail, one after the other. */
  readonly times: number;
  /** How Retry and Catch of the state handle it. */
  readonly leadsTo: Handling;
  /** How the surrounding states handle the error, from the inside out, and how that ends, in words. */
  readonly outside: readonly string[];
  /**
   * The failures of earlier states that lead to this one, in order: for a compensation, the failure that it
   * compensates.
   */
  readonly after: readonly Failure[];
  /** State transitions that AWS bills for it: the attempts, and the state that a catcher leads to. */
  readonly transitions: number;
}

/** A failure that a test can play. */
export interface FailureScenario<State extends string = string> extends Failure<State> {
  /**
   * Makes the state fail in this way in this test, and those in `after` as well. Earlier mocks answer its other
   * attempts. If the state is not reached, the test fails at its end.
   */
  play(): void;
}

/** An entry of Retry or Catch that no error reaches, and why. */
export interface UnreachableClause {
  readonly state: string;
  readonly clause: 'Retry' | 'Catch';
  readonly index: number;
  /** JSON pointer. */
  readonly pointer: string;
  readonly reason: string;
}
