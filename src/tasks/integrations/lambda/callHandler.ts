import { isPending, type Pending } from '../../../util/pending';
import { runAsHandler, type RunningHandler } from '../border/handlerContext';
import { unloadable } from './errorShape';
import type { FunctionCall } from './FunctionCall';
import { HandlerRun, type Use } from './HandlerRun';
import { Invocation } from './Invocation';
import { border } from './lateModules';
import type { FunctionRunner, LambdaHandler, LocalFunction } from './LocalFunction';
import type { HandlerIo } from './HandlerIo';

/**
 * Runs a registered function as Lambda would, and converts its end with `use`: immediately, unless the handler returns
 * a promise. A HarnessError, or a failed assertion of the test, is rethrown and fails the run.
 */
export function callHandler<T>(local: LocalFunction, call: FunctionCall, io: HandlerIo, use: Use<T>): T | Pending<T> {
  if (local.runner !== undefined) return callRunner(local.runner, new Invocation(local, call, io), use);
  if (local.fromFile) border().guardHandlers();
  const run = new HandlerRun(use, local, call, io);
  const handler = loadHandler(local, run);
  return isPending(handler) ? runWhenLoaded(handler, run) : run.run(handler);
}

function callRunner<T>(runner: FunctionRunner, invocation: Invocation, use: Use<T>): Promise<T> {
  return runner.invoke(invocation).then((end) => use(end, invocation));
}

async function runWhenLoaded<T>(handler: Promise<LambdaHandler>, run: HandlerRun<T>): Promise<T> {
  return await run.run(await handler);
}

/** The same for a loaded handler, in the thread in which it runs. */
export function runHandler<T>(handler: LambdaHandler, invocation: Invocation, use: Use<T>): T | Pending<T> {
  const { local, call, io, requestId } = invocation;
  return new HandlerRun(use, local, call, io, requestId).run(handler);
}

/** Code that runs while a module is loaded belongs to the function, too. */
function loadHandler(local: LocalFunction, run: RunningHandler): LambdaHandler | Promise<LambdaHandler> {
  let handler: LambdaHandler | Promise<LambdaHandler>;
  try {
    handler = local.fromFile ? runAsHandler(run, () => local.handler()) : local.handler();
  } catch (error) {
    throw unloadable(local.name, error);
  }
  return isPending(handler) ? orUnloadable(handler, local.name) : handler;
}

function orUnloadable(handler: Promise<LambdaHandler>, name: string): Promise<LambdaHandler> {
  return handler.catch((error: unknown) => {
    throw unloadable(name, error);
  });
}
