import { parseArn } from '../store/arns';
import { Arn } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';

/** Deletes an activity. One that does not exist counts as deleted. */
export const deleteActivity = operation('DeleteActivity', {
  input: { activityArn: required(Arn) },
  handle({ activities, tags }, { activityArn }) {
    parseArn(activityArn, 'activity');
    activities.delete(activityArn);
    tags.drop(activityArn);
    return {};
  },
});
