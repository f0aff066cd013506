import { whyNotHere } from './functions/whyNotHere';
import { isNodeRuntime } from './functions/resolveCode';
import type { LoadedFunction } from './LoadedDefinition';

/** A function of a template whose code is available, as it is registered to run here. */
export interface BoundFunction {
  readonly name: string;
  /**
   * Of a Node function, file and export in one, as Lambda's `Handler` setting writes it: `app/src/charge.ts.handler`. Of
   * another, the handler as the template has it.
   */
  readonly handler: string;
  readonly timeoutSeconds: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Of a function that runs in a process of its own: how, and where. */
  readonly process?: {
    readonly runtime: string;
    readonly folder: string;
    readonly layers: readonly string[];
    readonly memoryMb: number | undefined;
  };
}

/** Names that a Lambda function may have; what stands in for an unknown one may be anything. */
const functionName = /^[A-Za-z0-9-_]{1,140}$/;

/**
 * The functions of a template that run here by themselves: those whose handlers for Node (JavaScript or TypeScript) or
 * Python are available, and programs that bring their runtime along. The others need a mock, an endpoint, or a handler or
 * command that somebody names.
 *
 * @example
 * for (const { name, handler } of bindFunctions(loaded.functions)) service.functions.registerFile(name, handler);
 */
export function bindFunctions(functions: readonly LoadedFunction[]): BoundFunction[] {
  return functions.flatMap((declared) => (functionName.test(declared.name) ? bind(declared) : []));
}

/** Why a function of a template does not run here by itself, for the message about a task that needs it. */
export interface MissingFunction {
  readonly name: string;
  readonly why: () => string;
  /** Its variables: they also apply to a handler that the test or the command line registers under its name. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The functions of a template that `bindFunctions` leaves out. `where` is whom the message is for. */
export function missingFunctions(functions: readonly LoadedFunction[], where: 'cli' | 'test'): MissingFunction[] {
  const bound = new Set(bindFunctions(functions).map(({ name }) => name));
  return functions
    .filter(({ name }) => !bound.has(name))
    .map((declared) => ({
      name: declared.name,
      environment: declared.environment,
      why: () =>
        `Function '${declared.name}' (${declared.source.file}:${declared.source.line}) ${whyNotHere(declared, where)}`,
    }));
}

function bind(declared: LoadedFunction): BoundFunction[] {
  const { name, runtime, handlerFile, handlerExport, timeoutSeconds, environment } = declared;
  if (handlerFile === undefined) return [];
  if (isNodeRuntime(runtime))
    return handlerExport === undefined
      ? []
      : [{ name, handler: `${handlerFile}.${handlerExport}`, timeoutSeconds, environment }];
  const { codePath, handler = 'bootstrap', layers = [], memoryMb } = declared;
  if (runtime === undefined || codePath === undefined) return [];
  return [{ name, handler, timeoutSeconds, environment, process: { runtime, folder: codePath, layers, memoryMb } }];
}
