import type { Execution } from '../../../engine/executions/Execution';
import type { Task } from '../../../engine/executions/Task';
import type { Service } from '../../service/Service';

/** A task that waits for its token, as plain data. */
export function printTask(task: Task): object {
  const { request, waitsFor, waitsForClient, fiber } = task;
  const { state, iterations, resource, parameters, attempt, taskToken, timeoutSeconds, heartbeatSeconds } = request;
  const isCallback = resource.kind === 'integration' && resource.pattern === 'WAIT_FOR_TASK_TOKEN';
  return {
    kind: resource.kind === 'activity' ? 'activity' : isCallback ? 'callback' : 'job',
    executionArn: fiber.execution.arn,
    state,
    iterations: iterations.map((one) => ({ state: one.state, index: one.index })),
    resource: resource.arn,
    ...(resource.kind === 'activity' && { activityArn: resource.arn }),
    taskToken,
    parameters,
    attempt,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
    waitsFor,
    waitsForClient,
  };
}

/** The tasks of one execution and the children of its Map Runs, or all. */
export function openTasks({ inside: { engine } }: Service, executionArn?: string): readonly Task[] {
  return engine.tokens.waiting().filter((task) => executionArn === undefined || isOf(task, executionArn));
}

function isOf(task: Task, executionArn: string): boolean {
  for (let execution: Execution = task.execution; ;) {
    if (execution.arn === executionArn) return true;
    const outer = execution.child?.parent;
    if (outer === undefined) return false;
    execution = outer;
  }
}
