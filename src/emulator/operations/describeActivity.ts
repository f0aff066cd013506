import { findActivity } from './activity/findActivity';
import { Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

/** Describes an activity. */
export const describeActivity = {
  name: 'DescribeActivity',
  input: { activityArn: required(Arn) },
  reads: ['activities'],
  writes: [],
  answers: 'atOnce',
  right: 'states:DescribeActivity',
  bucket: { calls: [200, 20] },
  errors: ['ActivityDoesNotExist', 'InvalidArn'],
  handle(context, { activityArn }) {
    const { arn, name, creationDateMs, encryptionConfiguration } = findActivity(context, activityArn);
    return { activityArn: arn, name, creationDate: seconds(creationDateMs), encryptionConfiguration };
  },
} satisfies Operation<'DescribeActivity'>;
