// Environment variables set after this import were set by the tests.
import './environment/runnerVariables';
import { UnawaitedCalls } from './UnawaitedCalls';
import { HarnessError } from '../../../errors/HarnessError';
import { checkMembers } from '../../../util/checkMembers';
import { misspelt } from '../../../util/nearest';
import type { AwsCalls } from '../border/AwsCall';
import { FunctionVariables } from './environment/FunctionVariables';
import type { HandlerVariables } from './environment/HandlerVariables';
import type { FunctionSources } from './environment/variablesOf';
import type { FunctionCall } from './FunctionCall';
import type { TargetNames } from '../../../services/TargetNames';
import type { Invocation } from './Invocation';
import { FunctionLogs } from './FunctionLogs';
import { FunctionTable } from './FunctionTable';
import type { HandlerFile } from './HandlerFile';
import {
  seesEventOnly,
  type CommandOptions,
  type FileOptions,
  type FunctionRunner,
  type LocalFunction,
  type LocalFunctionOptions,
  type RuntimeOptions,
  type LambdaHandler,
} from './LocalFunction';
import { isJest } from './requireOrImport';
import type { RuntimeDefaults } from './runtime/createRuntime';
import type { RuntimeRegistration } from './runtime/RuntimeRegistration';
import { lazy } from '../../../util/lazy';

const loadHandlerFile = lazy(() => require('./HandlerFile') as typeof import('./HandlerFile'));

const functionOptions = ['timeoutSeconds', 'memoryMb'];
const maxTimeoutSeconds = 900;

/** Options of a registry of functions. */
export interface LocalFunctionsOptions {
  /** Whether functions named by file run in worker threads. Default false; never under Jest. */
  readonly workers?: boolean | undefined;
  /** Called with HarnessErrors that no task can report. */
  readonly onMistake?: ((mistake: unknown) => void) | undefined;
  /** Another registry, for names that are not in this one. @internal */
  readonly shared?: LocalFunctions | undefined;
  /** Other names that the loaded files use for functions. @internal */
  readonly targets?: TargetNames | undefined;
}

/**
 * Lambda functions by name. A Task that invokes one of these, by name or by ARN, gets the handler's result.
 *
 * @example functions.register('charge', async (event) => ({ chargeId: `c-${event.orderId}` }), { timeoutSeconds: 3 });
 */
export class LocalFunctions {
  /** Whether functions named by file run in worker threads. */
  readonly usesWorkers: boolean;
  /** Called with a HarnessError of a handler that nothing waits for. @internal */
  readonly onMistake: LocalFunctionsOptions['onMistake'];
  /** Answers the calls that handlers make with their own AWS clients. @internal */
  openCalls: (() => AwsCalls) | undefined = undefined;
  /** Those that functions find in their environment. @internal */
  readonly variables = new FunctionVariables(this);
  /** Called with notes about functions. @internal */
  onNote: ((note: string) => void) | undefined = undefined;
  /** Handlers of this process that have not responded by the next turn of the event loop. @internal */
  readonly atWork = new Set<Invocation>();
  /** Calls that nothing waits for. @internal */
  readonly unawaited = new UnawaitedCalls();
  /** The output of functions in separate threads and processes. @internal */
  readonly logs = new FunctionLogs();
  /** Settings of all functions in separate processes. Set before they are registered. @internal */
  runtimes: RuntimeDefaults = {};
  /** @internal */
  private readonly shared: LocalFunctions | undefined;
  /** Other names that the loaded files use for functions. @internal */
  readonly targets: TargetNames | undefined;
  private readonly table: FunctionTable;
  /** Why functions that templates declare are missing. */
  private readonly missing = new Map<string, () => string>();
  /** Functions that only some of the registries that share this one may use. */
  private readonly reserved = new Set<string>();
  /** The reserved functions of the shared registry that this one may use. */
  private readonly admitted = new Set<string>();

  /** Jest's module system does not exist in workers, so under Jest functions run in this process. */
  constructor(options: LocalFunctionsOptions = {}) {
    const { workers = false, onMistake, shared, targets } = options;
    this.usesWorkers = workers && !isJest();
    this.shared = shared;
    this.targets = targets;
    this.table = new FunctionTable(targets);
    this.onMistake = onMistake;
  }

  /**
   * Adds or replaces a function by its name, its ARN, or another name that a loaded file uses for it. Throws
   * HarnessError for an invalid name, handler or time limit.
   */
  register(name: string, handler: LambdaHandler | CommandOptions, options: LocalFunctionOptions = {}): void {
    this.registerAs(this.nameOf(name), handler, options);
  }

  private registerAs(name: string, handler: LambdaHandler | CommandOptions, options: LocalFunctionOptions): void {
    if (typeof handler === 'object' && (handler as CommandOptions | null)?.command !== undefined)
      return this.registerCommand(name, { ...options, ...handler });
    if (typeof handler !== 'function') {
      throw new HarnessError(
        `The handler of function '${name}' must be a function, not ${handler === null ? 'null' : typeof handler}. ` +
          'Write async (event) => ({ … }), or pass the function of a file: require(file).handler.',
      );
    }
    checkMembers(options, functionOptions, `The function '${name}'`);
    this.add(name, () => handler, false, options, undefined, seesEventOnly(handler));
  }

  /**
   * Adds a Node or Python function by file and export (`./src/charge.handler`). The file is read at the first call; in
   * a worker or a process, it is reloaded after it, or a project file that it has loaded, has changed. Throws
   * HarnessError if there is no such file.
   */
  registerFile(name: string, handler: string, options: FileOptions = {}): void {
    checkMembers(options, [...functionOptions, 'folder', 'environment', 'loadFrom'], `The function '${name}'`);
    const { folder = process.cwd(), environment } = options;
    if (environment !== undefined) this.variables.declare(name, environment);
    const python = loadHandlerFile().pythonHandler(handler, folder);
    if (python !== undefined) return this.registerRuntime(name, { ...options, ...python, runtime: 'python' });
    const file = new (loadHandlerFile().HandlerFile)(handler, folder, options.loadFrom);
    const worker = this.usesWorkers
      ? new (loadWorkers().WorkerFunction)({ functionName: name, handler, folder }, this.environmentOf(name), this.logs)
      : undefined;
    let isFirst = true;
    const load = (): ReturnType<HandlerFile['handler']> => {
      const note = isFirst
        ? loadEnvironments().noteOfLateVariables(name, file.file, this.variables.declaredFor(name))
        : undefined;
      if (note !== undefined) this.onNote?.(note);
      isFirst = false;
      return file.handler();
    };
    this.add(name, load, true, options, worker);
  }

  /**
   * Adds a function that a command runs: a custom runtime, a Go or Rust program, another Node or Python. Throws
   * HarnessError if the command or the folder is invalid.
   *
   * @example functions.registerCommand('charge', { command: './bootstrap', folder: './charge' });
   */
  registerCommand(name: string, options: CommandOptions): void {
    checkMembers(
      options,
      [...functionOptions, 'command', 'folder', 'environment', 'processes'],
      `The function '${name}'`,
    );
    const { command, folder, environment, processes } = options;
    this.addRuntime(name, { functionName: name, command, folder, environment, processes }, options);
  }

  /** Adds a function that something else runs. @internal */
  registerRunner(name: string, runner: FunctionRunner, options: LocalFunctionOptions = {}): void {
    checkMembers(options, functionOptions, `The function '${name}'`);
    const handler = (): never => {
      throw new HarnessError(`Function '${name}' runs elsewhere.`);
    };
    this.add(this.nameOf(name), handler, true, options, runner);
  }

  /** Adds a function by runtime and handler, as in templates. Throws HarnessError if it cannot run here. @internal */
  registerRuntime(name: string, options: RuntimeOptions): void {
    const { runtime, handler, folder, layers, environment } = options;
    if (environment !== undefined) this.variables.declare(name, environment);
    this.addRuntime(name, { functionName: name, runtime, handler, folder, layers }, options);
  }

  /** Whether handlers may call AWS itself. @internal */
  get mayCallAws(): boolean {
    return (this.shared ?? this).variables.passing.awsCalls === 'allow';
  }

  /** The environment of a function that runs in this process. @internal */
  variablesOf(local: LocalFunction, call: FunctionCall): HandlerVariables {
    if (this.shared !== undefined && !this.table.has(local.name)) return this.shared.variablesOf(local, call);
    return this.variables.of(local, call, this.runtimes.environment);
  }

  /** The sources of a function's environment, wherever it runs. */
  private environmentOf(name: string): FunctionSources {
    return this.variables.sourcesOf(name, this.runtimes.environment);
  }

  /** Returns a function that restores the present registrations. @internal */
  keep(): () => void {
    const restoreFunctions = this.table.keep();
    const restoreVariables = this.variables.keep();
    return () => {
      restoreFunctions();
      restoreVariables();
    };
  }

  /** Like `keep`, for one name. @internal */
  keepOne(name: string): () => void {
    return this.table.keepOne(name);
  }

  /** The function for a `FunctionName` or a function's ARN. @internal */
  find(functionName: string): LocalFunction | undefined {
    return this.table.find(functionName) ?? this.findShared(functionName);
  }

  private findShared(functionName: string): LocalFunction | undefined {
    const found = this.shared?.find(functionName);
    return found !== undefined && this.mayUse(found.name) ? found : undefined;
  }

  /** Whether a function of the shared registry is one for this registry. */
  private mayUse(name: string): boolean {
    return this.shared?.reserved.has(name) !== true || this.admitted.has(name);
  }

  /** Keeps a function from the registries that share this one, but for those that `admit` it. @internal */
  reserve(name: string): void {
    this.reserved.add(name);
  }

  /** Lets this registry use a reserved function of the shared one. @internal */
  admit(name: string): void {
    this.admitted.add(name);
  }

  /** The name under which tasks call a function. @internal */
  nameOf(given: string): string {
    return this.table.nameOf(given);
  }

  /**
   * Sets the reason why a function that a template declares is missing: for the message about a task that calls it.
   * @internal
   */
  explainMissing(name: string, why: () => string): void {
    this.missing.set(name, why);
  }

  /** Why there is no function with this name, as a sentence, if that is known. @internal */
  whyMissing(name: string): string | undefined {
    const why = this.missing.get(name)?.() ?? this.shared?.whyMissing(name);
    if (why !== undefined) return why;
    const meant = misspelt(name, this.names());
    return meant === undefined
      ? undefined
      : `There is a function '${meant}' here, but none '${name}': is the name misspelt?`;
  }

  /** The handlers of an execution that have not responded, one line each. @internal */
  describeWork(executionArn: string): readonly string[] {
    const own = [...this.atWork].filter(({ call }) => call.task.executionArn === executionArn);
    return own.map(
      ({ local }) =>
        `  - function '${local.name}' has not responded: its promise is still pending, or its callback was not called`,
    );
  }

  /** The names of all functions. */
  names(): readonly string[] {
    const shared = this.shared?.names().filter((name) => this.mayUse(name)) ?? [];
    return [...new Set([...this.table.names, ...shared])];
  }

  /** Removes a function. Invocations that are running finish. */
  remove(name: string): void {
    this.table.remove(name);
  }

  /** Removes all functions. */
  clear(): void {
    for (const name of this.table.names) this.remove(name);
  }

  /**
   * Ends the workers and processes, and everything running in them. The functions stay registered. `reset`: see
   * FunctionRunner.
   */
  endRunners(when: 'now' | 'reset' = 'now'): void {
    for (const { runner } of this.table.all) runner?.close(when);
    if (when === 'now') this.variables.forget();
    if (when === 'reset') this.logs.clear();
  }

  private addRuntime(name: string, registration: RuntimeRegistration, options: LocalFunctionOptions): void {
    const handler = (): never => {
      throw new HarnessError(`Function '${name}' runs in a separate process.`);
    };
    const limit = this.runtimes.timeoutSeconds;
    const { timeoutSeconds, memoryMb } = options;
    const runner = loadRuntimes().createRuntime(registration, this.runtimes, this.environmentOf(name), this.logs);
    this.add(name, handler, true, { timeoutSeconds: limit ?? timeoutSeconds, memoryMb }, runner);
  }

  private add(
    name: string,
    handler: LocalFunction['handler'],
    fromFile: boolean,
    { timeoutSeconds = maxTimeoutSeconds, memoryMb = 128 }: LocalFunctionOptions,
    runner?: FunctionRunner,
    onlyEvent = false,
  ): void {
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
    this.table.add({ name, timeoutSeconds, memoryMb, fromFile, handler, runner, seesEventOnly: onlyEvent });
  }
}

/** Loaded late: most programs have no function in a separate process. */
const loadRuntimes = lazy(() => require('./runtime/createRuntime') as typeof import('./runtime/createRuntime'));

/** Loaded late: most programs have no function that reads variables. */
const loadEnvironments = lazy(
  () => require('./environment/ThreadEnvironments') as typeof import('./environment/ThreadEnvironments'),
);

const loadWorkers = lazy(() => require('./worker/WorkerFunction') as typeof import('./worker/WorkerFunction'));
