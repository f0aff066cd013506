import { types } from 'node:util';
import type { JsonObject } from '../../../util/json';
import { HarnessError } from '../../../errors/HarnessError';

/**
 * What the Node.js runtime of Lambda answers when a handler throws, rejects or calls back with an error.
 *
 * AWS: an Error gives its name, message and stack; anything else gives its type and its text.
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

/** The stack down to the handler: what called it here is nothing that Lambda would show. */
function traceOf(stack: string | undefined): readonly string[] {
  const lines = stack?.split('\n') ?? [];
  const own = lines.findIndex((line) => caller.test(line));
  return own === -1 ? lines : lines.slice(0, own);
}

/** The class in `callHandler.ts` that calls handlers, also as a method that was awaited. */
const caller = /^ {4}at (?:async )?HandlerRun\./;

/** Also an Error of another realm, and whatever looks like one. */
function isError(value: unknown): value is Error {
  if (types.isNativeError(value)) return true;
  const like = value as Partial<Error> | null;
  return typeof like === 'object' && like !== null && Boolean(like.name && like.message && like.stack);
}

/** As `toString()` says it. Throws for null and undefined, as the runtime does. */
function textOf(thrown: unknown): string {
  return (thrown as { toString(): string }).toString();
}

/** What a tester hears of a handler that cannot be loaded. */
export function unloadable(functionName: string, error: unknown): HarnessError {
  if (HarnessError.is(error)) return error;
  const text = (error as Error | undefined)?.stack ?? String(error);
  // The stack of module loaders helps nobody; the place of a syntax error comes before it.
  const what = text.replace(/(?:\n {4}at .*)+$/, '');
  return new HarnessError(`The handler of function '${functionName}' cannot be loaded: ${what}`);
}
