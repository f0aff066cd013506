import { MAX_HISTORY_EVENTS } from '../../../language/asl/limits';
import type { Execution } from '../../../engine/executions/Execution';
import { childRedriveStatus } from '../../../engine/executions/mapRuns/childRedriveStatus';
import type { Resources } from '../OperationContext';

const dayMs = 24 * 60 * 60 * 1000;
/** AWS: the last event of a full history has this id; a redrive needs room for two. */
const mostEvents = MAX_HISTORY_EVENTS - 1;

export interface RedriveStatus {
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN';
  /** AWS: absent if the execution is redrivable. */
  readonly redriveStatusReason?: string | undefined;
}

/**
 * Whether RedriveExecution would accept an execution, and why not. For a child of a Map Run: whether redriving the Map
 * Run would run it again.
 */
export function redriveStatus({ stateMachines, engine }: Resources, execution: Execution): RedriveStatus {
  if (execution.child !== undefined) return childRedriveStatus(execution);
  const { status, stateMachineArn, startDate, stopDate = 0, history } = execution;
  // If time is skipped, an execution may have ended later than the time of its service's clock.
  const now = Math.max(engine.now(), stopDate);
  if (status === 'RUNNING' || status === 'SUCCEEDED') return refused(`Execution is ${status} and cannot be redriven`);
  if (stateMachines.get(stateMachineArn)?.deleting) return refused('State machine is in DELETING status');
  if (history.length >= mostEvents) return refused('Execution has exceeded the maximum history event limit');
  // Stepmill ended it because memory ran out, so its position is no longer known.
  if (history.isCut) return refused('Stepmill has dropped events of the execution');
  if (now - startDate >= 365 * dayMs) return refused('Execution has exceeded the max execution time');
  if (now - stopDate > 14 * dayMs) return refused('Execution redrivable period exceeded');
  return { redriveStatus: 'REDRIVABLE' };
}

function refused(redriveStatusReason: string): RedriveStatus {
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}
