import { parseArn } from '../store/arns';
import { Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Deletes an activity. One that does not exist counts as deleted. */
export const deleteActivity = {
  name: 'DeleteActivity',
  input: { activityArn: required(Arn) },
  reads: ['activities'],
  writes: ['activities', 'tags'],
  answers: 'atOnce',
  right: 'states:DeleteActivity',
  bucket: { calls: [100, 1] },
  errors: ['InvalidArn'],
  handle({ activities, tags }, { activityArn }) {
    parseArn(activityArn, 'activity');
    activities.delete(activityArn);
    tags.drop(activityArn);
    return {};
  },
} satisfies Operation<'DeleteActivity'>;
