import type { TaskRequest } from '../../../contract/task';

/** The streamed members of a client's call and of its answer, byte for byte: a Task has only text for them. */
export interface Bodies {
  readonly body: Uint8Array | undefined;
  answerBody: Uint8Array | undefined;
}

const known = new WeakMap<TaskRequest, Bodies>();

/** Says what belongs to the request of a client's call. */
export function giveBodies(request: TaskRequest, bodies: Bodies): void {
  known.set(request, bodies);
}

/** `undefined` for the request of a Task. */
export function bodiesOf(request: TaskRequest): Bodies | undefined {
  return known.get(request);
}
