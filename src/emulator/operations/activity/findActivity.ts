import type { Activity } from '../../store/Activities';
import { parseArn } from '../../store/arns';
import { activityDoesNotExist } from '../exceptions';
import type { Resources, OperationContext } from '../OperationContext';
import { ServiceError } from '../../../errors/ServiceError';

/** Throws InvalidArn, ActivityDoesNotExist. */
export function findActivity({ activities }: Resources, arn: string): Activity {
  parseArn(arn, 'activity');
  const activity = activities.get(arn);
  if (activity === undefined) throw activityDoesNotExist(arn);
  return activity;
}

/**
 * Throws TaskDoesNotExist for the token of a task that is over and whose activity has since been deleted; InvalidToken
 * for a string that is not a token. AWS: according to its API model; the exact conditions are not known.
 */
export function checkActivityOf({ engine, activities, caller }: OperationContext, taskToken: string): void {
  const resourceArn = engine.tokens.checkForm(taskToken, caller.region);
  const isOfActivity = resourceArn.split(':')[5] === 'activity';
  if (isOfActivity && activities.get(resourceArn) === undefined && !engine.tokens.isOpen(taskToken))
    throw new ServiceError('TaskDoesNotExist', `Task Does Not Exist: '${resourceArn}'`);
}
