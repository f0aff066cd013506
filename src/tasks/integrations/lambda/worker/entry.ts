import { AsyncLocalStorage } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { workerData } from 'node:worker_threads';
import { afterTurn, systemNow } from '../../../../clock/system';
import { HarnessError } from '../../../../errors/HarnessError';
import { endOfCrash, type Crash } from '../crash';
import { unloadable } from '../errorShape';
import { HandlerFile } from '../HandlerFile';
import { runHandler } from '../callHandler';
import { readPayload, type Payload } from '../FunctionCall';
import { Invocation } from '../Invocation';
import { guardThread } from '../../border/guardHandlers';
import { HandlerExit, runAsHandler, type RunningHandler } from '../../border/handlerContext';
import { replaceEndings } from '../../border/processEndings';
import { noteEndpointOfHandlers, noteOwnServer } from '../../border/hosts';
import type { FromWorker, InvocationMessage, ToWorker, WorkerData } from './messages';
import { ThreadCalls } from './ThreadCalls';
import { trackFiles } from './trackFiles';

// A thread that runs one function. What would end Lambda's runtime (an uncaught exception, `process.exit`, a signal)
// fails the invocation that caused it, which the asynchronous context identifies.

interface Open {
  readonly id: number;
  readonly invocation: Invocation;
  isOver: boolean;
}

const { settings, port } = workerData as WorkerData;
const { functionName, handler, folder, mayCallAws = false, ownPorts = [], endpointPort } = settings;
const running = new AsyncLocalStorage<Open>();
const calls = new ThreadCalls(post);
const caller = {
  functionName,
  accountId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
  region: process.env['AWS_REGION'] ?? '',
};
/** The main thread, which answers its calls, knows the account and the calling state. */
function handlerOf(requestId: string | undefined): RunningHandler {
  // A HarnessError ends the invocation from outside.
  const own = { caller, calls: calls.of(requestId), variables: undefined, mayCallAws };
  // This file observes the thread itself.
  return { ...own, fail: () => false, crash: () => false };
}
/** The time limit is kept outside, because a handler that never yields could not be stopped inside. */
const io = {
  now: systemNow,
  realNow: systemNow,
  random: () => 0,
  afterRealMs: () => ({ cancel: () => undefined }),
};
let newFiles: ReturnType<typeof trackFiles> = () => [];
let isLoaded = false;

function toInvocation(message: InvocationMessage): Invocation {
  const { requestId, functionArn, qualifier, clientContext, timeoutSeconds, memoryMb } = message;
  // It was checked before, and is JSON.
  const payload = readPayload(message.payload) as Payload;
  const call = {
    parameters: { functionName: functionArn, qualifier, payload, clientContext },
    task: { executionArn: functionArn, now: 0 },
  };
  const local = { name: functionName, timeoutSeconds, memoryMb, fromFile: true, handler: () => ready };
  return new Invocation(local, call, io, requestId);
}

async function load() {
  const file = new HandlerFile(handler, folder);
  return file.handler({ ownsThread: true, beforeLoad: () => (newFiles = trackFiles()) });
}

async function answer(open: Open): Promise<void> {
  // The reason why it did not load has been reported.
  const loaded = await ready.catch(() => undefined);
  if (loaded === undefined) return;
  try {
    const { value, functionError } = await runHandler(loaded, open.invocation, (end) => end);
    // An unhandled rejection is reported before the turn is over.
    await new Promise<void>((resolve) => afterTurn(resolve));
    end(open, { id: open.id, value, functionError });
  } catch (error) {
    if (HarnessError.is(error)) end(open, { id: open.id, mistake: error.message });
    else throw error;
  }
}

function end(open: Open, message: FromWorker): void {
  if (open.isOver) return;
  open.isOver = true;
  say(message);
}

/** The handler's output comes before its response. */
function say(message: FromWorker): void {
  const files = newFiles();
  if (files.length > 0) post({ files });
  if (process.stdout.writableLength === 0) post(message);
  else process.stdout.write('', () => post(message));
}

function post(message: FromWorker): void {
  port.postMessage(message);
}

function cannotLoad(why: string): void {
  say({ unloadable: why });
}

process.on('unhandledRejection', (reason) => {
  fail('an unhandled rejection', { kind: 'rejection', error: reason });
});
process.on('uncaughtException', (error) => {
  fail('an uncaught exception', { kind: 'exception', error });
});
replaceEndings((call, name, end) => {
  if (!isLoaded && running.getStore() === undefined)
    cannotLoad(`The handler of function '${functionName}' cannot be loaded: it calls process.${name}.`);
  fail(call, { kind: 'exit', end });
  // Stops the rest of the invocation.
  throw new HandlerExit();
});
actAsMainThread();

for (const port of ownPorts) noteOwnServer(port);
if (endpointPort !== undefined) noteEndpointOfHandlers(endpointPort);
guardThread();
const ready = runAsHandler(handlerOf(undefined), load);
ready.then(
  () => {
    isLoaded = true;
    post({ loaded: true });
  },
  (error: unknown) => cannotLoad(unloadable(functionName, error).message),
);
port.on('message', (message: ToWorker) => {
  if ('answers' in message) return calls.hear(message);
  const open = { id: message.id, invocation: toInvocation(message), isOver: false };
  void running.run(open, () => runAsHandler(handlerOf(message.requestId), () => answer(open)));
});

/** Ends the invocation that caused it with Lambda's response, and prints a note. */
function fail(what: string, crash: Crash): void {
  const error = crash.kind === 'exit' ? undefined : crash.error;
  if (error instanceof HandlerExit) return;
  const open = running.getStore();
  const when =
    open === undefined
      ? 'outside of any invocation'
      : `${open.isOver ? 'after the end of' : 'in'} invocation ${open.invocation.requestId}`;
  const detail = error === undefined ? '' : `: ${textOf(error)}`;
  post({ fault: `Function '${functionName}' met ${what} ${when}, which ends its runtime on Lambda${detail}` });
  if (open === undefined) return;
  const { value, functionError } = endOfCrash(crash, open.invocation.requestId);
  end(open, { id: open.id, value, functionError });
}

function textOf(error: unknown): string {
  try {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } catch {
    return 'something that cannot be written';
  }
}

/**
 * AWS: a handler runs in the main thread of its process. One that asks gets that answer here, too: it has no parent to
 * talk to, and libraries that start threads (workerpool) take it for the thread that starts them.
 */
function actAsMainThread(): void {
  Object.assign(workerThreads, { isMainThread: true, parentPort: null, workerData: null, threadId: 0 });
  // For `import { parentPort } from 'node:worker_threads'`, and `exit` and `kill` of `node:process`.
  syncBuiltinESMExports();
}
