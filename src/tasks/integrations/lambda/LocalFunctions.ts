// Environment variables set after this import were set by the tests.
import './environment/runnerVariables';
import { UnawaitedCalls } from './UnawaitedCalls';
import { misspelt } from '../../../util/nearest';
import type { AwsCalls } from '../border/AwsCall';
import { FunctionVariables } from './environment/FunctionVariables';
import type { HandlerVariables } from './environment/HandlerVariables';
import type { FunctionCall } from './FunctionCall';
import type { TargetNames } from '../../../services/TargetNames';
import type { Invocation } from './Invocation';
import { FunctionLogs } from './FunctionLogs';
import { FunctionTable } from './FunctionTable';
import type {
  CommandOptions,
  FileOptions,
  FunctionRunner,
  LocalFunction,
  LocalFunctionOptions,
  RuntimeOptions,
  LambdaHandler,
} from './LocalFunction';
import { commandFunction, fileFunction, handlerFunction, runnerFunction, runtimeFunction } from './registrations';
import { isJest } from './requireOrImport';
import type { RuntimeDefaults } from './runtime/createRuntime';

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
    const own = this.nameOf(name);
    this.table.add(
      isCommand(handler)
        ? commandFunction(own, { ...options, ...handler }, this)
        : handlerFunction(own, handler, options),
    );
  }

  /**
   * Adds a Node or Python function by file and export (`./src/charge.handler`). The file is read at the first call; in
   * a worker or a process, it is reloaded after it, or a project file that it has loaded, has changed. Throws
   * HarnessError if there is no such file.
   */
  registerFile(name: string, handler: string, options: FileOptions = {}): void {
    this.table.add(fileFunction(name, handler, options, this));
  }

  /**
   * Adds a function that a command runs: a custom runtime, a Go or Rust program, another Node or Python. Throws
   * HarnessError if the command or the folder is invalid.
   *
   * @example functions.registerCommand('charge', { command: './bootstrap', folder: './charge' });
   */
  registerCommand(name: string, options: CommandOptions): void {
    this.table.add(commandFunction(name, options, this));
  }

  /** Adds a function that something else runs. @internal */
  registerRunner(name: string, runner: FunctionRunner, options: LocalFunctionOptions = {}): void {
    this.table.add(runnerFunction(this.nameOf(name), runner, options));
  }

  /** Adds a function by runtime and handler, as in templates. Throws HarnessError if it cannot run here. @internal */
  registerRuntime(name: string, options: RuntimeOptions): void {
    this.table.add(runtimeFunction(name, options, this));
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
}

function isCommand(handler: LambdaHandler | CommandOptions): handler is CommandOptions {
  return typeof handler === 'object' && (handler as CommandOptions | null)?.command !== undefined;
}
