import { NamedEvent } from '../history/NamedEvent';
import type { CompiledState } from './Program';
import type { Scope } from './Scope';

/**
 * Writes the events of branches or iterations that a failure cut off, in order of their index. They point to the
 * failing event, and move no pointer.
 *
 * AWS: the failing branch's own task is aborted too; a Fail state, a Choice or a Pass is not (recorded 2026).
 */
export function writeAborted(
  scopes: readonly (Scope | undefined)[],
  failingEventId: number,
  iteration?: IterationEvents,
): void {
  scopes.forEach((scope, index) => {
    if (scope === undefined || scope.ended !== undefined) return;
    iteration?.(scope, index);
    abortState(scope, failingEventId);
    scope.ended = 'cut';
  });
}

type IterationEvents = (scope: Scope, index: number) => void;

function abortState(scope: Scope, failingEventId: number): void {
  const { state } = scope;
  if (state === undefined) return;
  if (scope.inner !== undefined)
    writeAborted(scope.inner.children, failingEventId, iterationAborted(scope, state, failingEventId));
  // Not recorded.
  if (scope.inMapRun) scope.emitBeside('MapRunAborted', failingEventId);
  const type = abortEvents[state.type];
  if (type !== undefined) scope.emitBeside(type, failingEventId);
}

function iterationAborted(outer: Scope, state: CompiledState, failingEventId: number): IterationEvents | undefined {
  if (state.type !== 'Map') return undefined;
  const aborted = new NamedEvent('MapIterationAborted', state.name);
  return (_scope, index) => outer.emitIteration(aborted, failingEventId, index);
}

const abortEvents = {
  Task: 'TaskStateAborted',
  Wait: 'WaitStateAborted',
  Parallel: 'ParallelStateAborted',
  Map: 'MapStateAborted',
  Pass: undefined,
  Choice: undefined,
  Succeed: undefined,
  Fail: undefined,
} as const;
