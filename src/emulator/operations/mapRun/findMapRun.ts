import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { parseArn } from '../../store/arns';
import { resourceNotFound } from '../exceptions';
import { forgetOldExecutions } from '../machine/deleteMachine';
import type { Resources } from '../OperationContext';
import type { Archive, ListedExecution } from '../../../engine/executions/Archive';
import type { Children } from '../../../engine/executions/mapRuns/Children';
import { ServiceError } from '../../../errors/ServiceError';

/** The Map Run with this ARN. Throws InvalidArn, ResourceNotFound. */
export function findMapRun(resources: Resources, arn: string): MapRun {
  parseArn(arn, 'mapRun');
  forgetOldExecutions(resources);
  const mapRun = resources.engine.executions.mapRuns.get(arn);
  if (mapRun === undefined) throw resourceNotFound(arn);
  return mapRun;
}

/** The filters of ListExecutions for children of a Map Run. */
interface ChildFilter {
  readonly status: string | undefined;
  readonly redrive: 'REDRIVEN' | 'NOT_REDRIVEN' | undefined;
}

/**
 * The children of a Map Run that match, newest first.
 *
 * Differs from AWS: without a data directory, only the last ended children are kept. A page that reaches a child that
 * is no longer kept throws, so that no incomplete list looks complete.
 */
export function* listChildren(
  mapRun: MapRun,
  { status, redrive }: ChildFilter,
  archive: Archive | undefined,
): Generator<ListedExecution> {
  const { children } = mapRun;
  for (let index = children.begun - 1; index >= 0; index--) {
    const child = children.kept.get(index) ?? archive?.child(mapRun, index);
    if (child === undefined) {
      if (children.letGo.mayHave(status)) throw letGo(children);
      continue;
    }
    if (status !== undefined && children.statusOf(child) !== status) continue;
    const isRedriven = (child.redriveCount ?? 0) > 0;
    if (redrive === undefined || (redrive === 'REDRIVEN') === isRedriven) yield child;
  }
}

function letGo({ begun, letGo: { count } }: Children): ServiceError {
  const message =
    `Of the ${begun} children of this Map Run Stepmill does not keep ${count} any more. ` +
    'The option keep.children says how many are kept; DescribeMapRun has exact counts.';
  return new ServiceError('ValidationException', message);
}
