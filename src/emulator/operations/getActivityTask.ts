import { findActivity } from './activity/findActivity';
import { checkQuota } from './limitExceeded';
import { Arn, Name } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';

/** Takes a task of an activity. AWS: waits for one for 60 seconds, then answers `{}`. */
export const getActivityTask = operation('GetActivityTask', {
  input: { activityArn: required(Arn), workerName: Name },
  async handle(context, { activityArn, workerName }) {
    findActivity(context, activityArn);
    const { activities } = context.engine;
    checkQuota(context, 'activityWorkers', () => activities.workersOf(activityArn));
    const task = await activities.poll(activityArn, workerName, context.caller.signal);
    return task ?? {};
  },
});
