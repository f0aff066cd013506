import type { Engine } from '../../../engine/executions/Engine';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { ExecutionJournal } from '../../../engine/executions/replay/ExecutionJournal';
import type { ExecutionError } from '../../../errors/executionErrors';
import type { ExecutionStore } from './ExecutionStore';
import type { ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';

/** Ends an execution that cannot be resumed as failed, with the events that are written. */
export function giveUp(
  stored: StoredExecution,
  read: ReadExecution,
  why: string,
  store: ExecutionStore,
  engine: Engine,
): void {
  const execution = read.make(engine);
  const journal = new ExecutionJournal(execution, store);
  execution.journal = journal;
  store.resumed(journal, read.events.length);
  const { child, history } = execution;
  const stopDate = Math.max(engine.now(), stored.startDate);
  // A child ends with its Map Run, without a reason of its own.
  const isCutOff = child !== undefined && child.mapRun.status !== 'RUNNING';
  const error: ExecutionError = 'Stepmill.NotResumed';
  const cause = `Stepmill was ended while the execution ran. It could not be resumed: ${why}.`;
  Object.assign(execution, isCutOff ? { status: 'ABORTED', stopDate } : { status: 'FAILED', error, cause, stopDate });
  if (isCutOff) history.appendEnd('ExecutionAborted', 0, stopDate, {});
  else history.appendEnd('ExecutionFailed', history.length, stopDate, { error, cause });
  store.told(journal);
  if (child === undefined) {
    engine.executions.add(execution);
    engine.executions.onEnded(execution);
  } else if (!isCutOff) {
    child.mapRun.children.kept.set(child.index, execution);
    engine.executions.mapRuns.onChildEnded(execution);
    child.mapRun.childEnded(execution);
  }
  for (const run of store.mapRunsOf(execution)) if (run.status === 'RUNNING') giveUpMapRun(run, stopDate, store);
}

function giveUpMapRun(run: MapRun, stopDate: number, store: ExecutionStore): void {
  Object.assign(run, { status: 'ABORTED', stopDate });
  for (const counts of [run.children.itemCounts, run.children.executionCounts]) counts.end('ABORTED', counts.running);
  store.mapRunChanged(run);
}
