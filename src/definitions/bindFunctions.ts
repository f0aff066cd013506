import type { LoadedFunction } from './LoadedDefinition';

/** A function of a template whose code is at hand, as it is registered to run in this process. */
export interface BoundFunction {
  readonly name: string;
  /** File and export in one, as Lambda's `Handler` setting writes it: `app/src/charge.ts.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

/** Names that a Lambda function may have; what stands in for an unknown one may be anything. */
const functionName = /^[A-Za-z0-9-_]{1,140}$/;

/**
 * The functions of a template whose Node handlers (JavaScript or TypeScript) are at hand. The others need a mock, an
 * endpoint, or a handler that somebody names.
 *
 * @example
 * for (const { name, handler } of bindFunctions(loaded.functions)) service.functions.registerFile(name, handler);
 */
export function bindFunctions(functions: readonly LoadedFunction[]): BoundFunction[] {
  return functions.flatMap(({ name, handlerFile, handlerExport, timeoutSeconds, environment }) => {
    if (handlerFile === undefined || handlerExport === undefined || !functionName.test(name)) return [];
    return [{ name, handler: `${handlerFile}.${handlerExport}`, timeoutSeconds, environment }];
  });
}
