import { required } from './model/shapes';
import { TagList, Arn } from './model/data';
import type { Operation } from './Operation';
import { findTagged, readTags } from './tag/readTags';

/** Adds tags to a state machine or an activity. AWS: versions cannot be tagged (recorded). */
export const tagResource = {
  name: 'TagResource',
  input: { resourceArn: required(Arn), tags: required(TagList) },
  reads: ['machines', 'activities'],
  writes: ['tags'],
  answers: 'atOnce',
  right: 'states:TagResource',
  bucket: { calls: [200, 1] },
  errors: ['InvalidArn', 'ResourceNotFound', 'TooManyTags'],
  handle(context, { resourceArn, tags }) {
    findTagged(context, resourceArn);
    context.tags.add(resourceArn, readTags(tags));
    return {};
  },
} satisfies Operation<'TagResource'>;
