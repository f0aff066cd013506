import { uuid } from '../ids';
import { functionArnOf, versionOf, type FunctionCall } from './FunctionCall';
import type { LocalFunction, LambdaContext } from './LocalFunction';
import type { HandlerIo } from './HandlerIo';

/** One run of a function in this process. */
export class Invocation {
  private startMs: number | undefined = undefined;
  private id: string | undefined = undefined;

  constructor(
    readonly local: LocalFunction,
    readonly call: FunctionCall,
    readonly io: HandlerIo,
    id?: string,
  ) {
    this.id = id;
    // A handler that sees only the event cannot ask for the time that is left.
    if (!local.seesEventOnly || call.parameters.logTail) this.startMs = io.realNow();
  }

  /** Created on demand: few handlers and few states read it. */
  get requestId(): string {
    return (this.id ??= uuid(this.io));
  }

  /** Starts its time limit: it had to wait for a process. */
  begin(): void {
    this.startMs = this.io.realNow();
  }

  remainingMs(): number {
    return Math.max(0, this.startMs! + this.local.timeoutSeconds * 1000 - this.io.realNow());
  }

  /** The end of its log as base64, in the form of `LogType: Tail`. `printed`: its output, as far as it is known. */
  logTail(printed = ''): string {
    const durationMs = this.io.realNow() - this.startMs!;
    const billedMs = Math.max(1, Math.ceil(durationMs));
    const { memoryMb } = this.local;
    const text =
      `START RequestId: ${this.requestId} Version: $LATEST\n${printed}END RequestId: ${this.requestId}\n` +
      `REPORT RequestId: ${this.requestId}\tDuration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${billedMs} ms\t` +
      `Memory Size: ${memoryMb} MB\tMax Memory Used: ${memoryMb} MB\t\n`;
    return Buffer.from(text).toString('base64');
  }
}

/** The second argument of the handler. All its members are own properties, so that it can be copied and spread. */
export class HandlerContext implements LambdaContext {
  callbackWaitsForEmptyEventLoop = true;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  declare readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly clientContext: unknown;
  readonly getRemainingTimeInMillis: () => number;
  readonly #invocation: Invocation;

  constructor(invocation: Invocation) {
    const { local, call } = invocation;
    this.#invocation = invocation;
    this.functionName = local.name;
    this.functionVersion = versionOf(call);
    this.invokedFunctionArn = functionArnOf(call);
    this.memoryLimitInMB = String(local.memoryMb);
    // One shared getter: a new one for each context would cost a tenth of generating the id.
    Object.defineProperty(this, 'awsRequestId', HandlerContext.requestId);
    this.logGroupName = `/aws/lambda/${local.name}`;
    this.logStreamName = `stepmill/[${this.functionVersion}]${local.name}`;
    this.clientContext = decodeClientContext(call.parameters.clientContext);
    const remainingMs = (): number => invocation.remainingMs();
    this.getRemainingTimeInMillis = remainingMs;
  }

  private static readonly requestId: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: HandlerContext) {
      return this.#invocation.requestId;
    },
    set(this: HandlerContext, value: unknown) {
      Object.defineProperty(this, 'awsRequestId', { value, enumerable: true, writable: true });
    },
  };
}

function decodeClientContext(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
