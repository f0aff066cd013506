import { findActivity } from './activity/findActivity';
import { checkQuota } from './limitExceeded';
import { Arn, Name } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Takes a task of an activity. AWS: waits for one for 60 seconds, then returns `{}`. */
export const getActivityTask = {
  name: 'GetActivityTask',
  input: { activityArn: required(Arn), workerName: Name },
  reads: ['activities'],
  writes: ['tasks', 'executions'],
  answers: 'afterOthers',
  right: 'states:GetActivityTask',
  key: { rights: ['kms:Decrypt'] },
  bucket: { large: [3_000, 500], calls: [1_500, 300] },
  errors: [
    'ActivityDoesNotExist',
    'ActivityWorkerLimitExceeded',
    'InvalidArn',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
  ],
  async handle(context, { activityArn, workerName }) {
    findActivity(context, activityArn);
    const { activities } = context.engine;
    checkQuota(context, 'activityWorkers', () => activities.workersOf(activityArn));
    const task = await activities.poll(activityArn, workerName, context.caller.signal);
    return task ?? {};
  },
} satisfies Operation<'GetActivityTask'>;
