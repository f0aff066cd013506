import type { Activity } from '../../store/Activities';
import { parseArn } from '../../store/arns';
import { activityDoesNotExist } from '../exceptions';
import type { Resources } from '../OperationContext';

/** Throws InvalidArn, ActivityDoesNotExist. */
export function findActivity({ activities }: Resources, arn: string): Activity {
  parseArn(arn, 'activity');
  const activity = activities.get(arn);
  if (activity === undefined) throw activityDoesNotExist(arn);
  return activity;
}
