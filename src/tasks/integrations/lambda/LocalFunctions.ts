import { HarnessError } from '../../../errors/HarnessError';
import { checkMembers } from '../../../util/checkMembers';
import { nearest } from '../../../util/nearest';
import { parseFunctionName } from '../../awsServices/functionName';
import { HandlerFile } from './HandlerFile';
import type { LambdaHandler } from './LambdaContext';
import { isJest } from './requireOrImport';
import type * as Workers from './worker/WorkerFunction';
import type { WorkerFunction } from './worker/WorkerFunction';

/** Settings of a Lambda function that runs here. */
export interface LocalFunctionOptions {
  /** The function's own time limit in seconds of real time, at most 900 (the default). */
  readonly timeoutSeconds?: number | undefined;
  /** Only told to the handler. Default 128. */
  readonly memoryMb?: number | undefined;
}

/** How a function of a file runs. */
export interface FileOptions extends LocalFunctionOptions {
  /** What a relative path starts from. Default: the current folder. */
  readonly folder?: string | undefined;
  /** Variables for this function, where the process has not set them. Only where functions run in workers. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** A function that runs here when a Task names it. */
export interface LocalFunction {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Whether the handler comes from a file: what it asserts is its own affair. Otherwise it is the test's. */
  readonly fromFile: boolean;
  /** The handler; a promise when its file has to be imported first. */
  handler(): LambdaHandler | Promise<LambdaHandler>;
  /** Where it runs instead, when functions run in workers. */
  readonly worker?: WorkerFunction | undefined;
}

const functionOptions = ['timeoutSeconds', 'memoryMb'];
const maxTimeoutSeconds = 900;

/** A task may build the name of its function, so that there is no end of names. */
const mostFound = 1_000;

/** Where functions run, and who hears of mistakes that no task can report. */
export interface LocalFunctionsOptions {
  readonly workers?: boolean | undefined;
  /** Hears of mistakes that no task can report. */
  readonly onMistake?: ((mistake: unknown) => void) | undefined;
}

/**
 * Lambda functions by name. A Task that invokes one of these, by name or by ARN, gets the handler's answer.
 *
 * @example functions.register('charge', async (event) => ({ chargeId: `c-${event.orderId}` }), { timeoutSeconds: 3 });
 */
export class LocalFunctions {
  /** Whether functions that are named by file run in worker threads. */
  readonly usesWorkers: boolean;
  /** Hears of a tester's mistake in a handler for whose answer nobody waits. @internal */
  readonly onMistake: LocalFunctionsOptions['onMistake'];
  private readonly functions = new Map<string, LocalFunction>();
  /** Names and ARNs that were asked for, so that none is taken apart for each task. */
  private readonly found = new Map<string, LocalFunction>();

  /** Jest's module system cannot be had in a worker: there, functions stay in the process. */
  constructor({ workers = false, onMistake }: LocalFunctionsOptions = {}) {
    this.usesWorkers = workers && !isJest();
    this.onMistake = onMistake;
  }

  /** Adds or replaces a function. Throws HarnessError when the name, the handler or the time limit cannot be one. */
  register(name: string, handler: LambdaHandler, options: LocalFunctionOptions = {}): void {
    if (typeof handler !== 'function') {
      throw new HarnessError(
        `The handler of function '${name}' must be a function, not ${handler === null ? 'null' : typeof handler}. ` +
          `Write: functions.register('${name}', async (event) => ({ … }))`,
      );
    }
    checkMembers(options, functionOptions, `The function '${name}'`);
    this.add(name, () => handler, false, options);
  }

  /**
   * Adds a function by file and export (`./src/charge.handler`). The file is read at the first call; in a worker, again
   * when it, or a file of the project that it has loaded, has changed. Throws HarnessError when there is no such file.
   */
  registerFile(name: string, handler: string, options: FileOptions = {}): void {
    checkMembers(options, [...functionOptions, 'folder', 'environment'], `The function '${name}'`);
    const { folder = process.cwd(), environment } = options;
    const file = new HandlerFile(handler, folder);
    const worker = this.usesWorkers
      ? new (loadWorkers().WorkerFunction)({ functionName: name, handler, folder }, environment)
      : undefined;
    this.add(name, () => file.handler(), true, options, worker);
  }

  /** Answers a function that makes everything be as it is now. @internal */
  keep(): () => void {
    const kept = new Map(this.functions);
    return () => {
      this.functions.clear();
      for (const [name, local] of kept) this.functions.set(name, local);
      this.found.clear();
    };
  }

  /** The function that a `FunctionName` or a function's ARN means. @internal */
  find(functionName: string): LocalFunction | undefined {
    const found = this.found.get(functionName) ?? this.functions.get(parseFunctionName(functionName).name);
    if (found !== undefined && this.found.size < mostFound) this.found.set(functionName, found);
    return found;
  }

  /** The registered name that is most like this one, for messages. @internal */
  nearestTo(functionName: string): string | undefined {
    return nearest(parseFunctionName(functionName).name, this.names());
  }

  /** The names of all functions. */
  names(): readonly string[] {
    return [...this.functions.keys()];
  }

  /** Removes a function. Invocations that are running go on to their end. */
  remove(name: string): void {
    this.functions.get(name)?.worker?.close('afterwards');
    this.functions.delete(name);
    this.found.clear();
  }

  /** Removes all functions. */
  clear(): void {
    for (const name of this.names()) this.remove(name);
  }

  /** Ends the workers, with whatever runs in them. The functions stay. */
  endWorkers(): void {
    for (const { worker } of this.functions.values()) worker?.close('now');
  }

  private add(
    name: string,
    handler: LocalFunction['handler'],
    fromFile: boolean,
    { timeoutSeconds = maxTimeoutSeconds, memoryMb = 128 }: LocalFunctionOptions,
    worker?: WorkerFunction,
  ): void {
    if (!/^[A-Za-z0-9-_]{1,140}$/.test(name)) {
      throw new HarnessError(
        `'${name}' cannot be a function's name: letters, digits, hyphens and underscores. ` +
          'Register the bare name; Tasks may still use the ARN.',
      );
    }
    if (!(timeoutSeconds > 0 && timeoutSeconds <= maxTimeoutSeconds)) {
      throw new HarnessError(
        `timeoutSeconds of function '${name}' must be above 0 and at most ${maxTimeoutSeconds}, not ${timeoutSeconds}.`,
      );
    }
    this.functions.get(name)?.worker?.close('afterwards');
    this.functions.set(name, { name, timeoutSeconds, memoryMb, fromFile, handler, worker });
    this.found.clear();
  }
}

function loadWorkers(): typeof Workers {
  return require('./worker/WorkerFunction') as typeof Workers;
}
