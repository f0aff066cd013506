import type { Tag } from '../../store/Tags';
import type { TagList } from '../model/data';
import type { ValueOf } from '../model/shapes';
import { requestError } from '../model/requestError';
import { parseArn, parseStateMachineArn } from '../../store/arns';
import { resourceNotFound, validationException } from '../exceptions';
import type { Resources } from '../OperationContext';

/**
 * Tags as they are stored. A tag without a value has an empty one.
 *
 * AWS: keys that begin with `aws:` are reserved; the same key may be given twice. Keys and values may only have
 * letters, digits, whitespace and `_ . : / = + - @` (guide; the error message is not recorded).
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
    checkCharacters('key', key, index);
    checkCharacters('value', value, index);
    return { key, value };
  });
}

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function checkCharacters(member: 'key' | 'value', text: string, index: number): void {
  if (allowed.test(text)) return;
  throw validationException(
    `1 validation error detected: Value '${text}' at 'tags.${index + 1}.member.${member}' failed to satisfy constraint: ` +
      `Member must satisfy regular expression pattern: ${allowed.source}`,
  );
}

/** Throws InvalidArn, and ResourceNotFound unless the ARN names an existing state machine or activity. */
export function findTagged({ stateMachines, activities }: Resources, arn: string): void {
  const { type } = parseArn(arn, 'stateMachine', 'activity');
  const there = type === 'activity' ? activities.get(arn) : stateMachines.get(arn);
  if (there === undefined) throw resourceNotFound(arn);
}

/** Whether the ARN names a version of a state machine: it has no tags of its own. */
export function isVersionArn({ stateMachines }: Resources, arn: string): boolean {
  if (parseArn(arn, 'stateMachine', 'activity').type === 'activity') return false;
  return stateMachines.get(parseStateMachineArn(arn).unqualified)?.version(arn) !== undefined;
}
