import type { Execution } from '../../../engine/executions/Execution';
import { toText } from '../../../util/json';
import { executionsInside } from '../../service/inspect';
import type { Service } from '../../service/Service';
import { countByStatus, filterOf, type Status, type WantedInAny } from './wantedExecutions';

/** The filters of a search; an execution must match all of them. */
interface WantedExecutions extends WantedInAny {
  readonly parentExecutionArn?: string | undefined;
  readonly mapRunArn?: string | undefined;
}

interface SelectedExecutions {
  readonly found: Execution[];
  /** The number of executions in each status, regardless of the requested status. */
  readonly counts: Readonly<Record<Status, number>>;
}

/** Selects executions that memory has, each looked at once. Throws ControlError for an invalid time. */
export function selectExecutions(service: Service, wanted: WantedExecutions): SelectedExecutions {
  const { status, parentExecutionArn, mapRunArn } = wanted;
  const isWanted = filterOf<Execution>(service, wanted, { isChild: ({ child }) => child !== undefined, dataOf });
  const counts = countByStatus();
  const found: Execution[] = [];
  for (const execution of executionsInside(service)) {
    if (parentExecutionArn !== undefined && execution.parent?.arn !== parentExecutionArn) continue;
    if (mapRunArn !== undefined && execution.child?.mapRun.arn !== mapRunArn) continue;
    if (!isWanted(execution)) continue;
    counts[execution.status] += 1;
    if (status === undefined || execution.status === status) found.push(execution);
  }
  return { found, counts };
}

function dataOf({ start, output, error = '', cause = '' }: Execution): string {
  return `${start.inputText} ${output === undefined ? '' : toText(output)} ${error} ${cause}`;
}
