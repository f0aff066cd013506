import { types } from 'node:util';
import type { JsonObject } from '../../../util/json';
import { HarnessError } from '../../../errors/HarnessError';

/**
 * The response of Lambda's Node.js runtime when a handler throws, rejects or calls back with an error.
 *
 * AWS: an Error gives its name, message and stack; anything else gives its type and its string.
 */
export function errorShape(thrown: unknown): JsonObject {
  try {
    if (isError(thrown)) {
      return {
        errorType: thrown.name,
        errorMessage: thrown.message,
        trace: traceOf(thrown.stack),
      };
    }
    return { errorType: typeof thrown, errorMessage: textOf(thrown), trace: [] };
  } catch {
    return {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, ' +
        'name, and stack',
    };
  }
}

/** The stack down to the handler: Lambda would not show the frames that called it here. */
function traceOf(stack: string | undefined): readonly string[] {
  const lines = stack?.split('\n') ?? [];
  const own = lines.findIndex((line) => caller.test(line));
  return own === -1 ? lines : lines.slice(0, own);
}

/** The class in `callHandler.ts` that calls handlers, also as an awaited method. */
const caller = /^ {4}at (?:async )?HandlerRun\./;

/** Also recognises an Error of another realm, and anything that looks like one. */
function isError(value: unknown): value is Error {
  if (types.isNativeError(value)) return true;
  const like = value as Partial<Error> | null;
  return typeof like === 'object' && like !== null && Boolean(like.name && like.message && like.stack);
}

/** The result of `toString()`. Throws for null and undefined, as the runtime does. */
function textOf(thrown: unknown): string {
  return (thrown as { toString(): string }).toString();
}

/** The error for a handler that cannot be loaded. */
export function unloadable(functionName: string, error: unknown): HarnessError {
  if (HarnessError.is(error)) return error;
  const text = (error as Error | undefined)?.stack ?? String(error);
  // Removes the stack of module loaders; the place of a syntax error comes before it.
  const what = text.replace(/(?:\n {4}at .*)+$/, '');
  return new HarnessError(`The handler of function '${functionName}' cannot be loaded: ${what}`);
}
