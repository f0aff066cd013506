import type { Execution } from './Execution';
import type { Input, OrderedInput } from './Input';

/**
 * Lets an input take effect on an execution: answers and news in a turn of their own, after what is still going on in its
 * queue; everything else at once.
 */
export function receiveInput(execution: Execution, input: Input): void {
  const { queue } = execution;
  const { scheduler } = execution.engine;
  const atMs = queue.timeline.now();
  if (input.kind !== 'task' && input.kind !== 'news') {
    // Whoever stops an execution wants to see it stopped.
    queue.interrupt(atMs);
    execution.journal?.received(input);
    scheduler.still(() => execution.apply(input));
  } else if (!isBehind(execution) && queue.enter(atMs)) deliver(execution, input);
  else queue.enterLater(atMs, () => deliver(execution, input));
  scheduler.drain();
}

/** Whether another execution of the same queue is at work while this one still has something to do. */
function isBehind(execution: Execution): boolean {
  const { running } = execution.engine.scheduler;
  return running !== undefined && running.execution !== execution && execution.queue.has(execution);
}

function deliver(execution: Execution, input: OrderedInput): void {
  if (input.kind === 'task' && input.task.isClosed) return;
  execution.journal?.received(input);
  if (input.kind === 'task') input.task.receive(input.input);
  else input.deliver();
}
