import { MAX_HISTORY_EVENTS } from '../../../language/asl/limits';
import type { Execution } from '../Execution';

/** AWS: the last event of a full history has this id; a redrive needs room for two. */
const mostEvents = MAX_HISTORY_EVENTS - 1;

export interface ChildRedriveStatus {
  readonly redriveStatus: 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN';
  readonly redriveStatusReason: string | undefined;
}

/** Whether a redrive of its Map Run runs a child again. AWS: a reason is present only if it does not (recorded). */
export function childRedriveStatus({ status, type, history }: Execution): ChildRedriveStatus {
  if (status === 'RUNNING' || status === 'SUCCEEDED') return refused(`Execution is ${status} and cannot be redriven`);
  // An Express child restarts.
  if (type === 'EXPRESS') return redrivable;
  if (history.length >= mostEvents) return refused('Execution has exceeded the maximum history event limit');
  return history.isCut ? refused('Stepmill has dropped events of the execution') : redrivable;
}

const redrivable: ChildRedriveStatus = { redriveStatus: 'REDRIVABLE_BY_MAP_RUN', redriveStatusReason: undefined };

function refused(redriveStatusReason: string): ChildRedriveStatus {
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}
