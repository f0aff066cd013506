import type { Tag } from '../../store/Tags';
import type { TagList } from '../model/tags';
import type { ValueOf } from '../model/shapes';
import { requestError } from '../model/requestError';

/**
 * Tags as they are stored. A tag without a value has an empty one.
 *
 * AWS: keys that begin with `aws:` are its own; the same key may be given twice.
 */
export function readTags(tags: ValueOf<typeof TagList> = []): Tag[] {
  return tags.map(({ key, value = '' }, index) => {
    if (key === undefined) {
      const subject = `Value null at 'tags.${index + 1}.member.key'`;
      const message = `1 validation error detected: ${subject} failed to satisfy constraint: Member must not be null`;
      throw requestError('com.amazon.coral.validate', 'ValidationException', message);
    }
    if (key.toLowerCase().startsWith('aws:')) {
      const message = `The tag key '${key}' must not begin with aws:, which is reserved`;
      throw requestError('com.amazon.coral.service', 'AccessDeniedException', message);
    }
    return { key, value };
  });
}
