import { findActivity } from './activity/findActivity';
import { Arn } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';
import { seconds } from './reply';

/** Describes an activity. */
export const describeActivity = operation('DescribeActivity', {
  input: { activityArn: required(Arn) },
  handle(context, { activityArn }) {
    const { arn, name, creationDateMs, encryptionConfiguration } = findActivity(context, activityArn);
    return { activityArn: arn, name, creationDate: seconds(creationDateMs), encryptionConfiguration };
  },
});
