/** Thrown for a text that is no call of an intrinsic function. `position` is the offset where reading stopped. */
export class InvalidIntrinsicError extends Error {
  readonly source: string;
  readonly position: number;
  /** What is wrong, without the call itself. */
  readonly reason: string;

  constructor(source: string, position: number, reason: string) {
    super(`'${source}' is not a valid intrinsic function call: ${reason} (at character ${position + 1}).`);
    this.name = 'InvalidIntrinsicError';
    this.source = source;
    this.position = position;
    this.reason = reason;
  }
}
