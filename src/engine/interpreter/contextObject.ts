import { isoTime } from '../../util/isoTime';
import type { Json, JsonObject } from '../../util/json';
import type { InterpretedRun } from './InterpretedRun';
import type { Scope } from './Scope';

/**
 * The context object (`$$`, `$states.context`) as it is now. See "Accessing execution data from the Context object"
 * of the AWS guide.
 *
 * AWS: the order of the Execution members differs between Standard and Express executions (recorded).
 */
export function buildContextObject(scope: Scope): JsonObject {
  const { Execution, StateMachine, given } = scope.unchangingContext();
  const context: Record<string, Json> = given === undefined ? { Execution, StateMachine } : { ...given };
  // An ItemSelector is evaluated before its iteration is in a state: it sees the Map.
  const within = scope.state === undefined ? scope.parent : scope;
  if (given === undefined && within?.state !== undefined) context['State'] = stateMember(within);
  if (given === undefined && scope.taskToken !== undefined) context['Task'] = { Token: scope.taskToken };
  if (scope.mapItem !== undefined) {
    const { index, value, key, source } = scope.mapItem;
    const item: Record<string, Json> = { Index: index, Value: value };
    if (key !== undefined) item['Key'] = key;
    // AWS: absent in an inline Map (recorded 2026).
    if (source !== undefined) item['Source'] = source;
    context['Map'] = { Item: item };
  }
  return context;
}

/** The item that an iteration of a Map works on: `$$.Map.Item`. */
export interface MapItem {
  index: number;
  value: Json;
  /** The member's name when the Map runs over an object. */
  key?: string | undefined;
  /** Where it was read, for a Distributed Map. */
  readonly source?: string | undefined;
}

/** The members about the execution and its state machine. */
export interface UnchangingContext {
  readonly Execution: JsonObject;
  readonly StateMachine: JsonObject;
  /** For a state that is tested alone: replaces all but the Map's item. */
  readonly given?: JsonObject;
}

export function buildUnchangingContext(run: InterpretedRun): UnchangingContext {
  const Id = run.arn;
  const Input = run.input;
  const StartTime = isoTime(run.startDate);
  const Name = run.name;
  // AWS: null for a state that is tested without a role (recorded).
  const RoleArn = run.roleArn === '' ? null : run.roleArn;
  const { redriveCount, redriven } = run;
  const redrive = {
    ...(redriveCount === undefined ? {} : { RedriveCount: redriveCount }),
    ...(redriven === undefined ? {} : { RedriveTime: isoTime(redriven.timeMs) }),
  };
  return {
    Execution:
      run.type === 'STANDARD'
        ? { Id, Input, StartTime, Name, RoleArn, ...redrive }
        : { Id, Input, Name, RoleArn, StartTime, ...redrive },
    StateMachine: { Id: run.stateMachineArn, Name: run.stateMachineName },
  };
}

/** AWS: RetryCount is present only for Task, Parallel and Map states (recorded). */
function stateMember({ state, enteredMs, retryCount }: Scope): JsonObject {
  const base = { Name: state!.name, EnteredTime: isoTime(enteredMs) };
  return retryable.has(state!.type) ? { ...base, RetryCount: retryCount } : base;
}

const retryable: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map']);
