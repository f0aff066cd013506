import type { CompiledState } from '../interpreter/Program';
import type { Scope } from '../interpreter/Scope';
import type { Execution } from './Execution';
import type { MapRun } from './mapRuns/MapRun';

/** A state that an execution is in. */
export interface OpenState {
  readonly state: string;
  /** `a worker of the activity arn:…` */
  readonly waitsFor: string;
  /** The token with which SendTaskSuccess and SendTaskFailure end it. */
  readonly taskToken: string | undefined;
  /** Whether only a client of the API can end it: a worker of an activity, or the holder of a task token. */
  readonly waitsForClient: boolean;
}

/** The innermost states that an execution is in; instead of a Distributed Map, those of its children. */
export function openStates(execution: Execution): readonly OpenState[] {
  return innermost(execution.root).flatMap(
    (state) => openMapRun(execution, state)?.openStates() ?? open(execution, state),
  );
}

function open({ engine, arn }: Execution, { name, type }: CompiledState): OpenState {
  const task = engine.tokens.find(arn, name);
  const waitsFor =
    type === 'Wait' ? 'its time to come' : type === 'Task' ? (task?.waitsFor ?? 'the answer to its task') : 'its turn';
  const taskToken = task?.request.taskToken;
  return { state: name, waitsFor, taskToken, waitsForClient: task?.waitsForClient ?? false };
}

function openMapRun(execution: Execution, { name }: CompiledState): MapRun | undefined {
  const mapRuns = execution.engine.executions.mapRuns.of(execution);
  return mapRuns.find(({ status, plan }) => status === 'RUNNING' && plan.state === name);
}

function innermost(scope: Scope): CompiledState[] {
  const children = scope.inner?.children ?? [];
  const inner = children.flatMap((child) => (child === undefined || child.ended !== undefined ? [] : innermost(child)));
  if (inner.length > 0) return inner;
  return scope.state === undefined ? [] : [scope.state];
}
