/** Thrown by an intrinsic function whose arguments do not fit. */
export class ArgumentError extends Error {
  /** What is wrong, continuing `Invalid arguments in States.Format: …`. */
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'ArgumentError';
    this.reason = reason;
  }
}
