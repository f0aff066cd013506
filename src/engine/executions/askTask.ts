import type { Host } from '../../contract/Host';
import type { TaskRequest } from '../../contract/task';
import { Task, type TaskEngine, type TaskExecution } from './Task';

/** An execution, and the engine that asks for it. */
export interface AskingExecution extends TaskExecution {
  readonly engine: TaskEngine & {
    readonly host: Pick<Host, 'consult' | 'ask' | 'admitConsulted'>;
    readonly tokens: { register(token: string, task: Task): void };
  };
}

/**
 * Asks the host to answer a task of the running fiber. The host answers immediately if it can, unless it must consult
 * another process first. Throws HarnessError when nobody answers.
 */
export function askTask(execution: AskingExecution, request: TaskRequest, scheduled?: () => void): Task {
  const { engine } = execution;
  const fiber = engine.scheduler.running!;
  const task = new Task(execution, fiber, request);
  fiber.task = task;
  const asked = engine.host.consult?.(request, task);
  if (asked === undefined) askNow(engine, task, scheduled);
  else void askAfter(asked, engine, task, scheduled);
  return task;
}

function askNow(engine: AskingExecution['engine'], task: Task, scheduled: (() => void) | undefined): void {
  const { request } = task;
  if (request.taskToken !== undefined) engine.tokens.register(request.taskToken, task);
  try {
    scheduled?.();
    task.begin(engine.host.ask(request, task));
  } catch (error) {
    task.abandon();
    task.fiber.task = undefined;
    throw error;
  }
}

/** The turn continues once the other process has answered. */
async function askAfter(
  asked: Promise<void>,
  engine: AskingExecution['engine'],
  task: Task,
  scheduled: (() => void) | undefined,
): Promise<void> {
  const { scheduler } = engine;
  const { fiber } = task;
  const { queue } = fiber.execution;
  const goOn = scheduler.rest();
  const release = queue.hold();
  await asked;
  release();
  queue.begin();
  try {
    if (!fiber.cancelled)
      askNow(engine, task, () => {
        engine.host.admitConsulted?.(task.request);
        scheduled?.();
      });
  } catch (error) {
    fiber.resume({ error });
  }
  queue.end();
  scheduler.settle(queue);
  goOn();
}
