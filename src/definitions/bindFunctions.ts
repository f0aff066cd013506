import { whyNotHere } from './functions/whyNotHere';
import { isNodeRuntime } from './functions/resolveCode';
import type { LoadedFunction } from './LoadedDefinition';

/** A function of a template whose code is available, as it is registered here. */
export interface BoundFunction {
  readonly name: string;
  /**
   * For a Node function, file and export in the form of Lambda's `Handler` setting: `app/src/charge.ts.handler`. For
   * another, the handler in the template.
   */
  readonly handler: string;
  readonly timeoutSeconds: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** For a function that runs in a separate process: how, and where. */
  readonly process?: {
    readonly runtime: string;
    readonly folder: string;
    readonly layers: readonly string[];
    readonly memoryMb: number | undefined;
  };
}

/** Valid names of a Lambda function; the stub of an unknown name may be anything. */
const functionName = /^[A-Za-z0-9-_]{1,140}$/;

/**
 * The functions of a template that can run here: those with an available handler for Node (JavaScript or TypeScript) or
 * Python, and programs with a custom runtime. The others need a mock, an endpoint, or a handler or command from the
 * user.
 *
 * @example
 * for (const { name, handler } of bindFunctions(loaded.functions)) service.functions.registerFile(name, handler);
 */
export function bindFunctions(functions: readonly LoadedFunction[]): BoundFunction[] {
  return functions.flatMap((declared) => (functionName.test(declared.name) ? bind(declared) : []));
}

/** Why a function of a template cannot run here, for the message about a task that needs it. */
export interface MissingFunction {
  readonly name: string;
  readonly why: () => string;
  /** Its variables: they also apply to a handler that the test or the command line registers under its name. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The functions of a template that `bindFunctions` leaves out. `where`: who reads the message. */
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
