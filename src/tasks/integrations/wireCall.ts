import type { TaskRequest } from '../../contract/task';

/** Stands for the state, the execution and the state machine of a call that an AWS SDK client of the process makes itself. */
export const wireName = '(wire)';

/** Whether it is no task's call. No mock file has it, and there is no state to name. */
export function isWireCall({ state }: Pick<TaskRequest, 'state'>): boolean {
  return state === wireName;
}

/** Whose call it is, for messages: `State 'Save'`. */
export function callerOf(request: Pick<TaskRequest, 'state'>): string {
  return isWireCall(request) ? 'An AWS SDK client' : `State '${request.state}'`;
}
