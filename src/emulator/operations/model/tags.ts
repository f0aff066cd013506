import { arrayOf, string, structure } from './shapes';

export const TagKey = string({ min: 1, max: 128 });
export const TagValue = string({ min: 0, max: 256 });
export const Tag = structure('Tag', { key: TagKey, value: TagValue });
export const TagList = arrayOf(Tag);
export const TagKeyList = arrayOf(TagKey);
