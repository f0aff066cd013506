import type { FiberExecution } from './Fiber';
import type { Input, InputTask, InterruptingInput, OrderedInput, TaskInput } from './Input';

/** What inputs need from an execution. */
export interface ReceivingExecution extends FiberExecution {
  /** Applies an input that ends or resumes it, or decides that it will end. */
  apply(input: InterruptingInput): void;
}

/**
 * Applies an input to an execution: answers and news in a turn of their own, after what is still running in its queue;
 * everything else immediately.
 */
export function receiveInput(execution: ReceivingExecution, input: Input): void {
  if (input.kind === 'task') return receiveTaskInput(execution, input.task, input.input);
  const { queue } = execution;
  const { scheduler } = execution.engine;
  const atMs = queue.timeline.now();
  if (input.kind !== 'news') interrupt(execution, input, atMs);
  else if (!isBehind(execution) && queue.enter(atMs)) deliver(execution, input);
  else deliverLater(execution, input, atMs);
  scheduler.drain();
}

/** Like `receiveInput`, for an input to a task. Most inputs are. */
export function receiveTaskInput(execution: FiberExecution, task: InputTask, input: TaskInput): void {
  const { queue } = execution;
  const atMs = queue.timeline.now();
  if (!isBehind(execution) && queue.enter(atMs)) deliverToTask(execution, task, input);
  else deliverLater(execution, { kind: 'task', task, input }, atMs);
  execution.engine.scheduler.drain();
}

/** A caller that stops an execution expects it to be stopped afterwards. */
function interrupt(execution: ReceivingExecution, input: InterruptingInput, atMs: number): void {
  execution.queue.interrupt(atMs);
  execution.journal?.received(input);
  execution.engine.scheduler.still(() => execution.apply(input));
}

/** Whether another execution of the same queue is running while this one still has work to do. */
function isBehind(execution: FiberExecution): boolean {
  const { running } = execution.engine.scheduler;
  return running !== undefined && running.execution !== execution && execution.queue.has(execution);
}

function deliverLater(execution: FiberExecution, input: OrderedInput, atMs: number): void {
  execution.queue.enterLater(atMs, () => deliver(execution, input));
}

function deliver(execution: FiberExecution, input: OrderedInput): void {
  if (input.kind === 'task') return deliverToTask(execution, input.task, input.input);
  execution.journal?.received(input);
  input.deliver();
}

function deliverToTask(execution: FiberExecution, task: InputTask, input: TaskInput): void {
  if (task.isClosed) return;
  execution.journal?.received({ kind: 'task', task, input });
  task.receive(input);
}
