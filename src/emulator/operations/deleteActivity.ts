import { parseArn } from '../store/arns';
import { Arn } from './model/data';
import { required, structure } from './model/shapes';
import { operation } from './Operation';

/** Deletes an activity. One that does not exist counts as deleted. */
export const deleteActivity = operation({
  name: 'DeleteActivity',
  input: structure('DeleteActivityInput', { activityArn: required(Arn) }),
  handle({ activities, tags }, { activityArn }) {
    parseArn(activityArn, 'activity');
    activities.delete(activityArn);
    tags.drop(activityArn);
    return {};
  },
});
