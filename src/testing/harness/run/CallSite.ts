import { HarnessError } from '../../../errors/HarnessError';

/**
 * The line of the test that called the harness. An error that comes later, from a promise, has no frame of the test in
 * its stack. The frames are collected now and written as text only when an error needs them.
 */
export class CallSite {
  declare private readonly stack: string;

  /** `above`: the frames of this function, and of those that it called, are left out. */
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- The type of Error.captureStackTrace.
  constructor(above: Function) {
    Error.captureStackTrace(this, above);
  }

  /** Makes a HarnessError point to this line. Leaves other errors unchanged. Answers the error. */
  mark<E>(error: E): E {
    if (!HarnessError.is(error)) return error;
    const frames = this.stack.slice(this.stack.indexOf('\n    at '));
    error.stack = `${error.name}: ${error.message}${frames}`;
    return error;
  }
}
