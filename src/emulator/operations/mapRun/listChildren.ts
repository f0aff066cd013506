import type { Execution } from '../../../engine/executions/Execution';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { ServiceError } from '../../../errors/ServiceError';

/** What ListExecutions may ask of the children of a Map Run. */
export interface ChildFilter {
  readonly status: string | undefined;
  readonly redrive: 'REDRIVEN' | 'NOT_REDRIVEN' | undefined;
}

/**
 * The children of a Map Run that fit, newest first.
 *
 * Differs from AWS: the last children that have ended are kept. Whoever comes to one that is not is told, so that no
 * list looks whole and is not.
 */
export function* listChildren(run: MapRun, { status, redrive }: ChildFilter): Generator<Execution> {
  for (let index = run.begun - 1; index >= 0; index--) {
    const child = run.children.get(index);
    if (child === undefined) {
      if (run.letGo.mayHave(status)) throw letGo(run);
      continue;
    }
    if (status !== undefined && run.statusOf(child) !== status) continue;
    const isRedriven = (child.redriveCount ?? 0) > 0;
    if (redrive === undefined || (redrive === 'REDRIVEN') === isRedriven) yield child;
  }
}

function letGo(run: MapRun): ServiceError {
  const message =
    `Of the ${run.begun} children of this Map Run Stepmill does not keep ${run.letGo.count} any more. ` +
    'The option keep.children says how many are kept; DescribeMapRun has exact counts.';
  return new ServiceError('ValidationException', message);
}
