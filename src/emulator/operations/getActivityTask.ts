import { findActivity } from './activity/findActivity';
import { Arn, Name } from './model/names';
import { required, structure } from './model/shapes';
import { operation } from './Operation';

/** Takes a task of an activity. AWS: waits for one for 60 seconds, then answers `{}`. */
export const getActivityTask = operation({
  name: 'GetActivityTask',
  input: structure('GetActivityTaskInput', { activityArn: required(Arn), workerName: Name }),
  async handle(context, { activityArn, workerName }) {
    findActivity(context, activityArn);
    const task = await context.engine.activities.poll(activityArn, workerName, context.caller.signal);
    return task ?? {};
  },
});
