import { isoTime } from '../../util/isoTime';
import type { Json, JsonObject } from '../../util/json';
import type { Run } from './Run';
import type { Scope } from './Scope';

/**
 * The context object (`$$`, `$states.context`) as it is now. See "Accessing execution data from the Context object"
 * of the AWS guide.
 *
 * AWS: the order of the Execution members differs between Standard and Express executions (recorded).
 */
export function buildContextObject(scope: Scope): JsonObject {
  const { Execution, StateMachine } = scope.unchangingContext();
  const context: Record<string, Json> = { Execution, StateMachine };
  if (scope.state !== undefined) context['State'] = stateMember(scope);
  if (scope.taskToken !== undefined) context['Task'] = { Token: scope.taskToken };
  if (scope.mapItem !== undefined) {
    const { index, value, key } = scope.mapItem;
    const item = { Index: index, Value: value };
    context['Map'] = { Item: key === undefined ? item : { ...item, Key: key } };
  }
  return context;
}

/** What the context object says of the execution and of its state machine. */
export type UnchangingContext = Readonly<Record<'Execution' | 'StateMachine', JsonObject>>;

export function buildUnchangingContext(run: Run): UnchangingContext {
  const Id = run.arn;
  const Input = run.input;
  const StartTime = isoTime(run.startDate);
  const Name = run.name;
  const RoleArn = run.roleArn;
  const redrive = run.redriveCount === undefined ? {} : { RedriveCount: run.redriveCount };
  return {
    Execution:
      run.type === 'STANDARD'
        ? { Id, Input, StartTime, Name, RoleArn, ...redrive }
        : { Id, Input, Name, RoleArn, StartTime, ...redrive },
    StateMachine: { Id: run.stateMachineArn, Name: run.stateMachineName },
  };
}

/** AWS: RetryCount is there for Task, Parallel and Map states only (recorded). */
function stateMember({ state, enteredMs, retryCount }: Scope): JsonObject {
  const base = { Name: state!.name, EnteredTime: isoTime(enteredMs) };
  return retryable.has(state!.type) ? { ...base, RetryCount: retryCount } : base;
}

const retryable: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map']);
