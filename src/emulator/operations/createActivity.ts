import { isDeepStrictEqual } from 'node:util';
import { ServiceError } from '../../errors/ServiceError';
import { activityArn } from '../store/arns';
import { checkName } from '../store/names';
import { checkQuota } from './limitExceeded';
import { readEncryption } from './machine/settings';
import { required } from './model/shapes';
import { TagList, Name, EncryptionConfiguration } from './model/data';
import type { Operation } from './Operation';
import { seconds } from './reply';
import { readTags } from './tag/readTags';

/** Creates an activity, or returns the existing one. AWS: its tags are then neither compared nor applied. */
export const createActivity = {
  name: 'CreateActivity',
  input: {
    name: required(Name),
    tags: TagList,
    encryptionConfiguration: EncryptionConfiguration,
  },
  reads: ['activities'],
  writes: ['activities', 'tags'],
  answers: 'atOnce',
  right: 'states:CreateActivity',
  key: { rights: ['kms:DescribeKey'] },
  bucket: { calls: [100, 1] },
  errors: [
    'ActivityAlreadyExists',
    'ActivityLimitExceeded',
    'InvalidEncryptionConfiguration',
    'InvalidName',
    'KmsAccessDeniedException',
    'KmsThrottlingException',
    'TooManyTags',
  ],
  handle(context, input) {
    const { activities, tags, engine, caller } = context;
    const { name } = input;
    checkName(name);
    const encryption = readEncryption(input.encryptionConfiguration, caller.region);
    const newTags = readTags(input.tags);
    const arn = activityArn(caller, name);
    let activity = activities.get(arn);
    if (activity === undefined) {
      checkQuota(context, 'activities', () => activities.list(caller).length);
      tags.add(arn, newTags);
      activity = activities.create(caller, name, encryption, engine.now());
    } else if (!isDeepStrictEqual(activity.encryptionConfiguration, encryption)) {
      throw new ServiceError('ActivityAlreadyExists', `Activity Already Exists: '${arn}'`);
    }
    return { activityArn: activity.arn, creationDate: seconds(activity.creationDateMs) };
  },
} satisfies Operation<'CreateActivity'>;
