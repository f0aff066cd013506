/** What the server answered to a request that it did not do. */
export class ApiError extends Error {
  /** AWS's name of the exception, or the control API's code. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Nobody answered: the server is gone, or takes too long. */
export class LostError extends Error {}
