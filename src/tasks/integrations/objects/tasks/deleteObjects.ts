import { isArray, isObject, member, type JsonObject } from '../../../../util/json';
import { andThen, type MaybePending } from '../../../../util/pending';
import type { S3Task } from './S3Task';

export const deleteObjects: S3Task = {
  action: 'deleteObject',
  parameters: ['Delete'],
  answer({ bucket, parameters: { Delete } }) {
    const objects = isObject(Delete) ? (member(Delete, 'Objects') ?? []) : [];
    const isQuiet = isObject(Delete) && member(Delete, 'Quiet') === true;
    const keys = (isArray(objects) ? objects : []).flatMap((object) =>
      isObject(object) && typeof object['Key'] === 'string' ? [object['Key']] : [],
    );
    const deleted = keys.reduce<MaybePending<void>>(
      (before, key) => andThen(before, () => bucket.delete(key)),
      undefined,
    );
    const result: JsonObject = isQuiet ? {} : { Deleted: keys.map((key) => ({ Key: key })) };
    return andThen(deleted, () => result);
  },
};
