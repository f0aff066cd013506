/** The parts of the AWS SDK for JavaScript v3 that are needed to answer its clients. Every copy of the SDK has them. */
export interface SdkClient {
  readonly config: {
    readonly serviceId?: string;
    readonly protocol?: { readonly compositeErrorRegistry?: ErrorRegistry };
  };
}

/** The exceptions of an API, with the schemas that describe them. */
export interface ErrorRegistry {
  readonly schemas?: ReadonlyMap<string, unknown>;
  readonly exceptions?: ReadonlyMap<unknown, ExceptionClass>;
}

export type ExceptionClass = new (options: object) => Error;

export interface SdkCommand {
  readonly input: object;
  resolveMiddleware(stack: MiddlewareStack, configuration: object, options: unknown): (command: unknown) => unknown;
}

export interface MiddlewareStack {
  concat(from: MiddlewareStack): MiddlewareStack;
  remove(name: string): boolean;
  /** `name - step` of each middleware. */
  identify(): readonly string[];
  add(middleware: Middleware, options: { name: string; step: 'initialize'; priority: 'high' }): void;
  addRelativeTo(
    middleware: Middleware,
    options: { name: string; relation: 'before' | 'after'; toMiddleware: string },
  ): void;
  resolve(handler: unknown, context: MiddlewareContext): unknown;
}

export interface MiddlewareContext {
  readonly commandName?: string;
  readonly __smithy_context?: {
    /** `[9, namespace, name, traits, input, output]` */
    readonly operationSchema?: readonly unknown[];
    readonly abortSignal?: AbortSignal;
    selectedHttpAuthScheme?: { identity?: unknown };
  };
}

export interface MiddlewareArguments {
  readonly input: object;
  readonly request?: { readonly hostname?: string; readonly port?: number };
}

export interface MiddlewareResult {
  readonly output: object;
  readonly response: object;
}

type Next = (args: MiddlewareArguments) => Promise<MiddlewareResult>;
export type Middleware = (next: Next, context: MiddlewareContext) => Next;

export interface ClientClass {
  readonly prototype: { send(this: SdkClient, command: SdkCommand, ...rest: unknown[]): unknown };
}
