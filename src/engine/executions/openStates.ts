import type { CompiledState } from '../interpreter/Program';
import type { Scope } from '../interpreter/Scope';
import type { Execution, OpenState } from './Execution';
import type { MapRun } from './mapRuns/MapRun';
import type { MapRuns } from './mapRuns/MapRuns';
import type { TaskTokens } from './TaskTokens';

/** Where to find what executions wait for. */
export interface Waits {
  readonly tokens: Pick<TaskTokens, 'find'>;
  readonly executions: { readonly mapRuns: Pick<MapRuns, 'of'> };
}

/** The innermost current states of an execution; for a Distributed Map, the states of its children instead. */
export function openStates(execution: Execution, waits: Waits): readonly OpenState[] {
  return innermost(execution.root).flatMap(
    (state) => openMapRun(execution, state, waits)?.openStates() ?? open(execution, state, waits),
  );
}

function open({ arn }: Execution, { name, type }: CompiledState, { tokens }: Waits): OpenState {
  const task = tokens.find(arn, name);
  const waitsFor =
    type === 'Wait' ? 'its time to come' : type === 'Task' ? (task?.waitsFor ?? 'the answer to its task') : 'its turn';
  const taskToken = task?.request.taskToken;
  return { state: name, waitsFor, taskToken, waitsForClient: task?.waitsForClient ?? false };
}

function openMapRun(execution: Execution, { name }: CompiledState, { executions }: Waits): MapRun | undefined {
  return executions.mapRuns.of(execution).find(({ status, plan }) => status === 'RUNNING' && plan.state === name);
}

function innermost(scope: Scope): CompiledState[] {
  const children = scope.inner?.children ?? [];
  const inner = children.flatMap((child) => (child === undefined || child.ended !== undefined ? [] : innermost(child)));
  if (inner.length > 0) return inner;
  return scope.state === undefined ? [] : [scope.state];
}
