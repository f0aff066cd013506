import type { Execution } from './Execution';
import type { Input, InterruptingInput, OrderedInput } from './Input';

/**
 * Lets an input take effect on an execution: answers and news in a turn of their own, after what is still going on in its
 * queue; everything else at once.
 */
export function receiveInput(execution: Execution, input: Input): void {
  const { queue } = execution;
  const { scheduler } = execution.engine;
  const atMs = queue.timeline.now();
  if (input.kind !== 'task' && input.kind !== 'news') interrupt(execution, input, atMs);
  else if (!isBehind(execution) && queue.enter(atMs)) deliver(execution, input);
  else deliverLater(execution, input, atMs);
  scheduler.drain();
}

/** Whoever stops an execution wants to see it stopped. */
function interrupt(execution: Execution, input: InterruptingInput, atMs: number): void {
  execution.queue.interrupt(atMs);
  execution.journal?.received(input);
  execution.engine.scheduler.still(() => execution.apply(input));
}

/** Whether another execution of the same queue is at work while this one still has something to do. */
function isBehind(execution: Execution): boolean {
  const { running } = execution.engine.scheduler;
  return running !== undefined && running.execution !== execution && execution.queue.has(execution);
}

function deliverLater(execution: Execution, input: OrderedInput, atMs: number): void {
  execution.queue.enterLater(atMs, () => deliver(execution, input));
}

function deliver(execution: Execution, input: OrderedInput): void {
  if (input.kind === 'task' && input.task.isClosed) return;
  execution.journal?.received(input);
  if (input.kind === 'task') input.task.receive(input.input);
  else input.deliver();
}
