import type { TaskRequest } from '../../language/asl/task';
import type { Engine } from './Engine';
import { Task } from './Task';

/**
 * Asks for the answer to a task of the fiber that is at work. What can be answered in place is, unless somebody outside
 * has to be asked first. Throws HarnessError when nobody answers.
 */
export function askTask(engine: Engine, request: TaskRequest): Task {
  const fiber = engine.scheduler.running!;
  const task = new Task(fiber, request);
  fiber.task = task;
  const asked = engine.host.consult?.(request, task);
  if (asked === undefined) askNow(engine, task);
  else void askAfter(asked, engine, task);
  return task;
}

function askNow(engine: Engine, task: Task): void {
  const { request } = task;
  if (request.taskToken !== undefined) engine.tokens.register(request.taskToken, task);
  try {
    task.begin(engine.host.ask(request, task));
  } catch (error) {
    task.abandon();
    task.fiber.task = undefined;
    throw error;
  }
}

/** The turn goes on when the answer from outside is there. */
async function askAfter(asked: Promise<void>, engine: Engine, task: Task): Promise<void> {
  const { scheduler } = engine;
  const { fiber } = task;
  const { queue } = fiber.execution;
  const goOn = scheduler.rest();
  const release = queue.hold();
  await asked;
  release();
  queue.begin();
  try {
    if (!fiber.cancelled) askNow(engine, task);
  } catch (error) {
    fiber.resume({ error });
  }
  queue.end();
  scheduler.settle(queue);
  goOn();
}
