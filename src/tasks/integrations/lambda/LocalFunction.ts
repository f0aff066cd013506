import type { Invocation } from './Invocation';
import type { FunctionEnd } from './FunctionEnd';
import type { RuntimeRegistration } from './runtime/RuntimeRegistration';

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

/** A function in processes of its own, which speak Lambda's Runtime API. */
export interface CommandOptions extends FileOptions {
  /** For the shell, or word by word. It runs in `folder`. */
  readonly command: string | readonly string[];
  /** How many processes there may be at a time. Default 10. */
  readonly processes?: number | undefined;
}

/** A function of a template with a runtime other than Node.js. */
export type RuntimeOptions = LocalFunctionOptions &
  Pick<RuntimeRegistration, 'runtime' | 'handler' | 'folder' | 'layers'> & {
    /** Variables for this function, where the process has not set them. */
    readonly environment?: Readonly<Record<string, string>> | undefined;
  };

/** A function that runs here when a Task names it. */
export interface LocalFunction {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /**
   * Whether the handler comes from a file. Then its failed assertions are errors of the function; otherwise they fail
   * the test.
   */
  readonly fromFile: boolean;
  /** The handler; a promise when its file has to be imported first. */
  handler(): LambdaHandler | Promise<LambdaHandler>;
  /** Whether the handler can see neither its context nor its callback: see `seesEventOnly`. */
  readonly seesEventOnly?: boolean | undefined;
  /** Where it runs instead, when it is in a worker or in a process of its own. */
  readonly runner?: FunctionRunner | undefined;
}

/**
 * Where a function runs that does not run in this thread. `now`: whatever is under way is cut off. `afterwards`: it comes
 * to its end first. `reset`: what is under way is cut off, and what only waits for the next invocation stays warm.
 */
export interface FunctionRunner {
  /** Rejects with HarnessError if the function cannot be run at all. */
  invoke(invocation: Invocation): Promise<FunctionEnd>;
  close(when: 'now' | 'afterwards' | 'reset'): void;
}

/** An arrow function of one parameter, by name or taken apart, without defaults and without a rest; or of none. */
const ofOneParameter = /^(?:async\b)?\s*(?:[\w$]+|\(\s*(?:(?:[\w$]+|\{[\w$\s,:]*\})\s*,?)?\s*\))\s*=>/;

/**
 * Whether a function can be shown to see nothing but its first argument, so that the others need not be made. An arrow
 * function has no `arguments` of its own; of any other function, and of one whose text is not known, nobody can tell.
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
  /** Milliseconds until the time limit of the function. */
  getRemainingTimeInMillis(): number;
}

/** The third argument of a Lambda handler that responds by callback. */
export type LambdaCallback = (error?: unknown, result?: unknown) => void;

/** A Lambda handler as Node.js functions write it: asynchronous, with a callback, or just returning its value. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LambdaHandler = (event: any, context: LambdaContext, callback: LambdaCallback) => unknown;
