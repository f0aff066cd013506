import { answerClient, readStreams } from './answerClient';
import { runningHandler, type RunningHandler } from './handlerContext';
import { isAwsHost, ownEndpoint } from './hosts';
import type { ClientClass, Middleware, MiddlewareStack, SdkClient, SdkCommand } from './SdkClient';

/** Marks a class whose calls are intercepted, including for other copies of this module. */
const mark = Symbol.for('stepmill.intercepted');

/**
 * Intercepts the calls that a handler makes with clients of this class: after serialisation, endpoint and signature,
 * instead of sending and deserialisation. All other code sends as before. Does nothing the second time. A stub of a
 * subclass (aws-sdk-client-mock) takes precedence.
 */
export function interceptClients({ prototype }: ClientClass): void {
  if (Object.hasOwn(prototype, mark)) return;
  Object.defineProperty(prototype, mark, { value: true });
  const { send } = prototype;
  const sendIntercepted = function (this: SdkClient, command: SdkCommand, ...rest: unknown[]): unknown {
    const handler = runningHandler();
    if (handler === undefined || !isAnswered(this, handler)) return send.call(this, command, ...rest);
    // Without options, the client would cache what it has resolved for other callers.
    const given =
      typeof rest[0] === 'function' || rest[0] === undefined ? [{}, ...(rest[0] ? rest : rest.slice(1))] : rest;
    const reached = beginCall(handler);
    try {
      return send.call(this, intercept(command, this, handler, reached), ...given);
    } catch (error) {
      reached();
      throw error;
    }
  };
  prototype.send = sendIntercepted;
}

/** Returns a function to call once the call has been answered, or will not be: it may never have been awaited. */
function beginCall({ calls }: RunningHandler): () => void {
  if (calls.begun === undefined) return () => undefined;
  let reached!: () => void;
  calls.begun(new Promise<void>((resolve) => (reached = resolve)));
  return reached;
}

/** Step Functions is always this one, wherever other AWS calls go. */
function isAnswered({ config }: SdkClient, { mayCallAws }: RunningHandler): boolean {
  return config?.serviceId !== undefined && (!mayCallAws || config.serviceId === 'SFN');
}

/** The same command, with a stack in which the call is answered. */
function intercept(command: SdkCommand, client: SdkClient, handler: RunningHandler, reached: () => void): SdkCommand {
  const { QueueUrl } = command.input as { readonly QueueUrl?: unknown };
  const resolveMiddleware: SdkCommand['resolveMiddleware'] = (stack, configuration, options) => {
    const answered = withAnswer(stack, client, handler, reached);
    const own = isOfAws(QueueUrl) ? withoutQueueUrl(answered) : answered;
    // A mock's messages have no digests, and no network was involved.
    const unchecked = client.config.serviceId === 'SQS' ? { ...configuration, md5: false } : configuration;
    return command.resolveMiddleware(own, unchecked, options);
  };
  return Object.create(command, {
    input: { value: command.input, enumerable: true, writable: true },
    resolveMiddleware: { value: resolveMiddleware },
  }) as SdkCommand;
}

function isOfAws(url: unknown): boolean {
  return typeof url === 'string' && URL.canParse(url) && isAwsHost(new URL(url).hostname);
}

/**
 * The SDK warns about a queue URL that differs from its endpoint, and uses it. Here the call never leaves the process.
 */
function withoutQueueUrl(stack: MiddlewareStack): MiddlewareStack {
  const concat = (from: MiddlewareStack): MiddlewareStack => {
    const own = stack.concat(from);
    own.remove('queueUrlMiddleware');
    return own;
  };
  return Object.create(stack, { concat: { value: concat } }) as MiddlewareStack;
}

/** A command adds its own middleware to a copy of the stack. Ours comes last, next to the deserialiser. */
function withAnswer(
  stack: MiddlewareStack,
  client: SdkClient,
  handler: RunningHandler,
  reached: () => void,
): MiddlewareStack {
  return Object.create(stack, {
    concat: { value: (from: MiddlewareStack) => withAnswer(stack.concat(from), client, handler, reached) },
    resolve: {
      value(...rest: Parameters<MiddlewareStack['resolve']>) {
        const [, context] = rest;
        // A release without schemas cannot describe a response: it only parses HTTP responses.
        if (context.__smithy_context?.operationSchema === undefined) {
          reached();
          return stack.resolve(...rest);
        }
        const names = stack.identify();
        const add = (middleware: Middleware, name: string, toMiddleware: string): void => {
          if (names.some((known) => known.startsWith(toMiddleware)))
            stack.addRelativeTo(middleware, { name, relation: 'before', toMiddleware });
        };
        stack.add(callsAtEnd(reached), { name: 'stepmillEnd', step: 'initialize', priority: 'high' });
        stack.add(readStreams(), { name: 'stepmillStreams', step: 'initialize', priority: 'high' });
        add(signAsFunction(handler), 'stepmillIdentity', 'httpSigningMiddleware');
        add(answerClient(client, handler, reached), 'stepmillAnswer', 'deserializerMiddleware');
        return stack.resolve(...rest);
      },
    },
  }) as MiddlewareStack;
}

/**
 * Calls `reached` when the call has ended, even before it is answered: a parameter may be missing. Returns the caller's
 * own promise, so that an unhandled rejection stays unhandled.
 */
function callsAtEnd(reached: () => void): Middleware {
  return (next) => (args) => {
    const ending = next(args);
    ending.then(reached, reached);
    return ending;
  };
}

/** Calls that are answered here are signed with the function's dummy keys, even if the client has real ones. */
function signAsFunction({ caller }: RunningHandler): Middleware {
  const identity = { accessKeyId: caller.accountId, secretAccessKey: 'stepmill', token: 'stepmill' };
  return (next, { __smithy_context: context }) =>
    (args) => {
      if (context?.selectedHttpAuthScheme !== undefined && ownEndpoint(args.request) === undefined)
        context.selectedHttpAuthScheme = { ...context.selectedHttpAuthScheme, identity };
      return next(args);
    };
}
