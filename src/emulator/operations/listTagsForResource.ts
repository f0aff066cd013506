import { Arn } from './model/data';
import { required, structure } from './model/shapes';
import { operation } from './Operation';
import { findTagged, isVersionArn } from './tag/readTags';

/** Lists the tags of a state machine or an activity. AWS: a version has an empty list (recorded 2026). */
export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  input: structure('ListTagsForResourceInput', { resourceArn: required(Arn) }),
  handle(context, { resourceArn }) {
    if (isVersionArn(context, resourceArn)) return { tags: [] };
    findTagged(context, resourceArn);
    return { tags: context.tags.list(resourceArn) };
  },
});
