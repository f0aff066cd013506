import { required } from './model/shapes';
import { TagList, Arn } from './model/data';
import { operation } from './Operation';
import { findTagged, readTags } from './tag/readTags';

/** Adds tags to a state machine or an activity. AWS: versions cannot be tagged (recorded). */
export const tagResource = operation('TagResource', {
  input: { resourceArn: required(Arn), tags: required(TagList) },
  handle(context, { resourceArn, tags }) {
    findTagged(context, resourceArn);
    context.tags.add(resourceArn, readTags(tags));
    return {};
  },
});
