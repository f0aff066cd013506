import { HarnessError } from '../../../errors/HarnessError';

/** What a tester hears of a handler that cannot be loaded. */
export function unloadable(functionName: string, error: unknown): HarnessError {
  if (HarnessError.is(error)) return error;
  const text = (error as Error | undefined)?.stack ?? String(error);
  // What called whom among loaders helps nobody; the place of a syntax error stands before.
  const what = text.replace(/(?:\n {4}at .*)+$/, '');
  return new HarnessError(`The handler of function '${functionName}' cannot be loaded: ${what}`);
}
