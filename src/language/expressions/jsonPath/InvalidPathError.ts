/** Thrown by `compilePath` for a text that is no JSONPath. `position` is the offset in `source` where reading stopped. */
export class InvalidPathError extends Error {
  readonly source: string;
  readonly position: number;
  /** What is wrong, without the path: `a name is missing after "."`. */
  readonly reason: string;

  constructor(source: string, position: number, reason: string) {
    super(`'${source}' is not a valid JSONPath: ${reason} (at character ${position + 1}).`);
    this.name = 'InvalidPathError';
    this.source = source;
    this.position = position;
    this.reason = reason;
  }
}
