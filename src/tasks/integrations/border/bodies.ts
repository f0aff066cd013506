import type { TaskRequest } from '../../../contract/task';

/** The bytes of the streamed members of a client's call and its response: a Task only has strings for them. */
export interface Bodies {
  readonly body: Uint8Array | undefined;
  answerBody: Uint8Array | undefined;
}

const known = new WeakMap<TaskRequest, Bodies>();

/** Attaches the bytes to the request of a client's call. */
export function giveBodies(request: TaskRequest, bodies: Bodies): void {
  known.set(request, bodies);
}

/** The bytes; `undefined` for a Task's request. */
export function bodiesOf(request: TaskRequest): Bodies | undefined {
  return known.get(request);
}
