import { HarnessError } from '../../../errors/HarnessError';

/** What a tester hears of a handler that cannot be loaded. */
export function unloadable(functionName: string, error: unknown): HarnessError {
  if (HarnessError.is(error)) return error;
  const text = (error as Error | undefined)?.stack ?? String(error);
  // The stack of module loaders helps nobody; the place of a syntax error comes before it.
  const what = text.replace(/(?:\n {4}at .*)+$/, '');
  return new HarnessError(`The handler of function '${functionName}' cannot be loaded: ${what}`);
}
