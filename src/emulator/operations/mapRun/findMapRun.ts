import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { parseArn } from '../../store/arns';
import { resourceNotFound } from '../exceptions';
import { forgetOldExecutions } from '../machine/deleteMachine';
import type { Resources } from '../OperationContext';

/** The Map Run with this ARN. Throws InvalidArn, ResourceNotFound. */
export function findMapRun(resources: Resources, arn: string): MapRun {
  parseArn(arn, 'mapRun');
  forgetOldExecutions(resources);
  const mapRun = resources.engine.executions.mapRuns.get(arn);
  if (mapRun === undefined) throw resourceNotFound(arn);
  return mapRun;
}
