/** What the texts of the library's errors name. */
interface FailureDetails {
  readonly position?: number | undefined;
  readonly token?: unknown;
  readonly value?: unknown;
  readonly value2?: unknown;
  readonly exp?: unknown;
  /** Which argument, from 1. */
  readonly index?: number;
  readonly type?: unknown;
  readonly message?: string;
}

/** An error with one of the library's codes. Its text comes from the library, which also completes the token. */
export class JsonataFailure extends Error {
  readonly code: string;
  position?: number | undefined;
  token?: unknown;

  constructor(code: string, details: FailureDetails = {}) {
    super(details.message);
    this.name = 'JsonataFailure';
    this.code = code;
    Object.assign(this, details);
  }
}
