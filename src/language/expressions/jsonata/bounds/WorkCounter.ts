/** Who counts the work of an expression. */
export interface WorkCounter {
  /**
   * Counts units of work, each about the time of a call in JavaScript, before or after it is done. Throws
   * `LimitExceeded` when it was too much.
   */
  step(units?: number): void;
}
