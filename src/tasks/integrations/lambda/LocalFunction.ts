import type { Invocation } from './Invocation';
import type { FunctionEnd } from './FunctionEnd';
import type { RuntimeRegistration } from './runtime/RuntimeRegistration';

/** Settings of a Lambda function that runs here. */
export interface LocalFunctionOptions {
  /** The function's own time limit in seconds of real time, at most 900 (the default). */
  readonly timeoutSeconds?: number | undefined;
  /** Only reported to the handler. Default 128. */
  readonly memoryMb?: number | undefined;
}

/** How a function in a file runs. */
export interface FileOptions extends LocalFunctionOptions {
  /** The path from which a file is loaded, asked when the handler is first called. @internal */
  readonly loadFrom?: ((file: string) => string) | undefined;
  /** The base of a relative path. Default: the current folder. */
  readonly folder?: string | undefined;
  /** Variables for this function that the process has not set. Only if functions run in workers. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** A function in separate processes that implement Lambda's Runtime API. */
export interface CommandOptions extends FileOptions {
  /** A string for the shell, or an array of words. It runs in `folder`. */
  readonly command: string | readonly string[];
  /** The maximum number of processes at a time. Default 10. */
  readonly processes?: number | undefined;
}

/** A function in a template with a runtime other than Node.js. */
export type RuntimeOptions = LocalFunctionOptions &
  Pick<RuntimeRegistration, 'runtime' | 'handler' | 'folder' | 'layers'> & {
    /** Variables for this function that the process has not set. */
    readonly environment?: Readonly<Record<string, string>> | undefined;
  };

/** A function that runs here when a Task invokes it. */
export interface LocalFunction {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /**
   * Whether the handler comes from a file. Its failed assertions are then errors of the function; otherwise they fail
   * the test.
   */
  readonly fromFile: boolean;
  /** The handler; a promise if its file has to be imported first. */
  handler(): LambdaHandler | Promise<LambdaHandler>;
  /** Whether the handler can read neither its context nor its callback: see `seesEventOnly`. */
  readonly seesEventOnly?: boolean | undefined;
  /** Where it runs instead: in a worker or in a separate process. */
  readonly runner?: FunctionRunner | undefined;
}

/**
 * Runs a function outside of this thread. How to end it: `now` aborts running invocations; `afterwards` lets them
 * finish; `reset` aborts them but keeps idle processes warm.
 */
export interface FunctionRunner {
  /** Rejects with HarnessError if the function cannot run at all. */
  invoke(invocation: Invocation): Promise<FunctionEnd>;
  close(when: 'now' | 'afterwards' | 'reset'): void;
}

/** An arrow function with no parameter, or with one (a name or a pattern) that has no default and no rest. */
const ofOneParameter = /^(?:async\b)?\s*(?:[\w$]+|\(\s*(?:(?:[\w$]+|\{[\w$\s,:]*\})\s*,?)?\s*\))\s*=>/;

/**
 * Whether a function provably reads only its first argument, so that the others need not be created. An arrow function
 * has no `arguments` of its own. For any other function, or one whose source is not available, the answer is false.
 */
export function seesEventOnly(handler: (...values: never[]) => unknown): boolean {
  return handler.length < 2 && ofOneParameter.test(Function.prototype.toString.call(handler));
}

/** The second argument of a Lambda handler. See "AWS Lambda context object in Node.js". */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly clientContext?: unknown;
  /** Milliseconds until the function's time limit. */
  getRemainingTimeInMillis(): number;
}

/** The third argument of a Lambda handler that responds by callback. */
export type LambdaCallback = (error?: unknown, result?: unknown) => void;

/**
 * A Lambda handler in any form that Node.js functions take: asynchronous, with a callback, or simply returning its
 * value.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LambdaHandler = (event: any, context: LambdaContext, callback: LambdaCallback) => unknown;
