import { required } from './model/shapes';
import { TagKeyList, Arn } from './model/data';
import { operation } from './Operation';
import { findTagged } from './tag/readTags';

/** Removes tags. AWS: a key that is not there counts as removed (recorded). */
export const untagResource = operation('UntagResource', {
  input: { resourceArn: required(Arn), tagKeys: required(TagKeyList) },
  handle(context, { resourceArn, tagKeys }) {
    findTagged(context, resourceArn);
    context.tags.remove(resourceArn, tagKeys);
    return {};
  },
});
