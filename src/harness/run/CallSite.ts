import { HarnessError } from '../../errors/HarnessError';

/** Jest sets 100, which takes a twentieth of the time of a small test. */
const mostFrames = 10;

/**
 * The line of the test that called the harness. A later error, from a promise, has no frame of the test in its stack.
 * The frames are collected now, and formatted only when an error needs them.
 */
export class CallSite {
  declare private readonly stack: string;

  /** `above`: this function's frame, and those of functions that it called, are left out. */
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- The type of Error.captureStackTrace.
  constructor(above: Function) {
    const { stackTraceLimit } = Error;
    Reflect.set(Error, 'stackTraceLimit', Math.min(stackTraceLimit, mostFrames));
    Error.captureStackTrace(this, above);
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }

  /** Makes a HarnessError point to this line. Returns the error; other errors are unchanged. */
  mark<E>(error: E): E {
    if (!HarnessError.is(error)) return error;
    const frames = this.stack.slice(this.stack.indexOf('\n    at '));
    error.stack = `${error.name}: ${error.message}${frames}`;
    return error;
  }
}
