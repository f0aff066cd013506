import type { TaskRequest } from '../../contract/task';

/** Stands for the state, the execution and the state machine of a call that the process's own AWS SDK client makes. */
export const wireName = '(wire)';

/** Whether the call does not come from a task. Then no mock file has it, and there is no state to name. */
export function isWireCall({ state }: Pick<TaskRequest, 'state'>): boolean {
  return state === wireName;
}

/** The caller, for messages: `State 'Save'`. */
export function callerOf(request: Pick<TaskRequest, 'state'>): string {
  return isWireCall(request) ? 'An AWS SDK client' : `State '${request.state}'`;
}
