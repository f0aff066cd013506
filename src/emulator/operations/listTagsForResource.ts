import { Arn } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';
import { findTagged, isVersionArn } from './tag/readTags';

/** Lists the tags of a state machine or an activity. AWS: a version has an empty list (recorded 2026). */
export const listTagsForResource = operation('ListTagsForResource', {
  input: { resourceArn: required(Arn) },
  handle(context, { resourceArn }) {
    if (isVersionArn(context, resourceArn)) return { tags: [] };
    findTagged(context, resourceArn);
    return { tags: context.tags.list(resourceArn) };
  },
});
