import { required } from './model/shapes';
import { TagKeyList, Arn } from './model/data';
import type { Operation } from './Operation';
import { findTagged } from './tag/readTags';

/** Removes tags. AWS: a missing key counts as removed (recorded). */
export const untagResource = {
  name: 'UntagResource',
  input: { resourceArn: required(Arn), tagKeys: required(TagKeyList) },
  reads: ['machines', 'activities'],
  writes: ['tags'],
  answers: 'atOnce',
  right: 'states:UntagResource',
  bucket: { calls: [200, 1] },
  errors: ['InvalidArn', 'ResourceNotFound'],
  handle(context, { resourceArn, tagKeys }) {
    findTagged(context, resourceArn);
    context.tags.remove(resourceArn, tagKeys);
    return {};
  },
} satisfies Operation<'UntagResource'>;
