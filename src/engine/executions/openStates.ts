import type { CompiledState } from '../interpreter/Program';
import type { Scope } from '../interpreter/Scope';
import type { Task } from './Task';

/** A state that an execution is in. */
export interface OpenState {
  readonly state: string;
  /** `a worker of the activity arn:…` */
  readonly waitsFor: string;
  /** The token with which SendTaskSuccess and SendTaskFailure end it. */
  readonly taskToken: string | undefined;
  /** Whether only a client of the API can end it: a worker of an activity, or whoever holds a task token. */
  readonly waitsForClient: boolean;
}

/**
 * The states that are entered and not left, innermost ones alone, and what each waits for, in words. `openTask` gives
 * the open task of a state.
 */
export function openStates(root: Scope, openTask: (state: string) => Task | undefined): readonly OpenState[] {
  return innermost(root).map(({ name, type }) => {
    const task = openTask(name);
    const waitsFor =
      type === 'Wait'
        ? 'its time to come'
        : type === 'Task'
          ? (task?.waitsFor ?? 'the answer to its task')
          : 'its turn';
    const taskToken = task?.request.taskToken;
    return { state: name, waitsFor, taskToken, waitsForClient: task?.waitsForClient ?? false };
  });
}

function innermost(scope: Scope): CompiledState[] {
  const children = scope.inner?.children ?? [];
  const inner = children.flatMap((child) => (child === undefined || child.ended !== undefined ? [] : innermost(child)));
  if (inner.length > 0) return inner;
  return scope.state === undefined ? [] : [scope.state];
}
