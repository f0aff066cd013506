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
 * Throws TaskDoesNotExist for the token of a task that is over, and whose activity has been deleted since; InvalidToken
 * for what is not a token. AWS: by the words of its model; when it says so exactly is not known.
 */
export function checkActivityOf({ engine, activities, caller }: OperationContext, taskToken: string): void {
  const resourceArn = engine.tokens.checkForm(taskToken, caller.region);
  const isOfActivity = resourceArn.split(':')[5] === 'activity';
  if (isOfActivity && activities.get(resourceArn) === undefined && !engine.tokens.isOpen(taskToken))
    throw new ServiceError('TaskDoesNotExist', `Task Does Not Exist: '${resourceArn}'`);
}
