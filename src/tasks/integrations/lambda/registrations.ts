import { HarnessError } from '../../../errors/HarnessError';
import { checkMembers } from '../../../util/checkMembers';
import { lazy } from '../../../util/lazy';
import type { FunctionVariables } from './environment/FunctionVariables';
import type { FunctionLogs } from './FunctionLogs';
import type { HandlerFile } from './HandlerFile';
import {
  seesEventOnly,
  type CommandOptions,
  type FileOptions,
  type FunctionRunner,
  type LambdaHandler,
  type LocalFunction,
  type LocalFunctionOptions,
  type RuntimeOptions,
} from './LocalFunction';
import type { RuntimeDefaults } from './runtime/createRuntime';
import type { RuntimeRegistration } from './runtime/RuntimeRegistration';

/** Loaded late: most programs have no function in a file. */
const loadHandlerFile = lazy(() => require('./HandlerFile') as typeof import('./HandlerFile'));

/** Loaded late: most programs have no function in a separate process. */
const loadRuntimes = lazy(() => require('./runtime/createRuntime') as typeof import('./runtime/createRuntime'));

/** Loaded late: most programs have no function that reads variables. */
const loadEnvironments = lazy(
  () => require('./environment/ThreadEnvironments') as typeof import('./environment/ThreadEnvironments'),
);

const loadWorkers = lazy(() => require('./worker/WorkerFunction') as typeof import('./worker/WorkerFunction'));

const functionOptions = ['timeoutSeconds', 'memoryMb'];
const maxTimeoutSeconds = 900;

/** What the functions of a registry share. */
export interface SharedSettings {
  /** Whether functions named by file run in worker threads. */
  readonly usesWorkers: boolean;
  readonly variables: FunctionVariables;
  readonly logs: FunctionLogs;
  readonly runtimes: RuntimeDefaults;
  readonly onNote: ((note: string) => void) | undefined;
}

/** A function of this process. Throws HarnessError for an invalid handler. */
export function handlerFunction(name: string, handler: LambdaHandler, options: LocalFunctionOptions): LocalFunction {
  if (typeof handler !== 'function') {
    throw new HarnessError(
      `The handler of function '${name}' must be a function, not ${handler === null ? 'null' : typeof handler}. ` +
        'Write async (event) => ({ … }), or pass the function of a file: require(file).handler.',
    );
  }
  checkMembers(options, functionOptions, `The function '${name}'`);
  return checked({
    ...limits(options),
    name,
    fromFile: false,
    handler: () => handler,
    seesEventOnly: seesEventOnly(handler),
  });
}

/**
 * A Node or Python function by file and export. The file is read at the first call. Throws HarnessError if there is no
 * such file.
 */
export function fileFunction(
  name: string,
  handler: string,
  options: FileOptions,
  settings: SharedSettings,
): LocalFunction {
  checkMembers(options, [...functionOptions, 'folder', 'environment', 'loadFrom'], `The function '${name}'`);
  const { folder = process.cwd(), environment } = options;
  const { variables, logs } = settings;
  if (environment !== undefined) variables.declare(name, environment);
  const python = loadHandlerFile().pythonHandler(handler, folder);
  if (python !== undefined) return runtimeFunction(name, { ...options, ...python, runtime: 'python' }, settings);
  const file = new (loadHandlerFile().HandlerFile)(handler, folder, options.loadFrom);
  const sources = variables.sourcesOf(name, settings.runtimes.environment);
  const runner = settings.usesWorkers
    ? new (loadWorkers().WorkerFunction)({ functionName: name, handler, folder }, sources, logs)
    : undefined;
  let isFirst = true;
  const load = (): ReturnType<HandlerFile['handler']> => {
    const note = isFirst
      ? loadEnvironments().noteOfLateVariables(name, file.file, variables.declaredFor(name))
      : undefined;
    if (note !== undefined) settings.onNote?.(note);
    isFirst = false;
    return file.handler();
  };
  return checked({ ...limits(options), name, fromFile: true, handler: load, runner });
}

/** A function that a command runs. Throws HarnessError if the command or the folder is invalid. */
export function commandFunction(name: string, options: CommandOptions, settings: SharedSettings): LocalFunction {
  checkMembers(
    options,
    [...functionOptions, 'command', 'folder', 'environment', 'processes'],
    `The function '${name}'`,
  );
  const { command, folder, environment, processes } = options;
  return processFunction({ functionName: name, command, folder, environment, processes }, options, settings);
}

/** A function by runtime and handler, as in templates. Throws HarnessError if it cannot run here. */
export function runtimeFunction(name: string, options: RuntimeOptions, settings: SharedSettings): LocalFunction {
  const { runtime, handler, folder, layers, environment } = options;
  if (environment !== undefined) settings.variables.declare(name, environment);
  return processFunction({ functionName: name, runtime, handler, folder, layers }, options, settings);
}

/** A function that something else runs. */
export function runnerFunction(name: string, runner: FunctionRunner, options: LocalFunctionOptions): LocalFunction {
  checkMembers(options, functionOptions, `The function '${name}'`);
  return elsewhere(name, 'elsewhere', runner, options);
}

function processFunction(
  registration: RuntimeRegistration,
  { timeoutSeconds, memoryMb }: LocalFunctionOptions,
  { runtimes, variables, logs }: SharedSettings,
): LocalFunction {
  const { functionName: name } = registration;
  const sources = variables.sourcesOf(name, runtimes.environment);
  const runner = loadRuntimes().createRuntime(registration, runtimes, sources, logs);
  const limit = runtimes.timeoutSeconds ?? timeoutSeconds;
  return elsewhere(name, 'in a separate process', runner, { timeoutSeconds: limit, memoryMb });
}

function elsewhere(name: string, where: string, runner: FunctionRunner, options: LocalFunctionOptions): LocalFunction {
  const handler = (): never => {
    throw new HarnessError(`Function '${name}' runs ${where}.`);
  };
  return checked({ ...limits(options), name, fromFile: true, handler, runner });
}

function limits({
  timeoutSeconds = maxTimeoutSeconds,
  memoryMb = 128,
}: LocalFunctionOptions): Pick<LocalFunction, 'timeoutSeconds' | 'memoryMb'> {
  return { timeoutSeconds, memoryMb };
}

/** Throws HarnessError for an invalid name or time limit. */
function checked(local: LocalFunction): LocalFunction {
  const { name, timeoutSeconds } = local;
  if (!/^[A-Za-z0-9-_]{1,140}$/.test(name)) {
    throw new HarnessError(
      `'${name}' is not a valid function name. Use letters, digits, hyphens and underscores. ` +
        'Register the bare name; Tasks may still use the ARN. A construct path is known once its state machine is named.',
    );
  }
  if (!(timeoutSeconds > 0 && timeoutSeconds <= maxTimeoutSeconds)) {
    throw new HarnessError(
      `timeoutSeconds of function '${name}' must be above 0 and at most ${maxTimeoutSeconds}, not ${timeoutSeconds}.`,
    );
  }
  return local;
}
