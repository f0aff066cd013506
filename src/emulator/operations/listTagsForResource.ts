import { Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { findTagged, isVersionArn } from './tag/readTags';

/** Lists the tags of a state machine or an activity. AWS: a version has an empty list (recorded 2026). */
export const listTagsForResource = {
  name: 'ListTagsForResource',
  input: { resourceArn: required(Arn) },
  reads: ['machines', 'activities', 'tags'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListTagsForResource',
  bucket: { calls: [100, 1] },
  errors: ['InvalidArn', 'ResourceNotFound'],
  handle(context, { resourceArn }) {
    if (isVersionArn(context, resourceArn)) return { tags: [] };
    findTagged(context, resourceArn);
    return { tags: context.tags.list(resourceArn) };
  },
} satisfies Operation<'ListTagsForResource'>;
