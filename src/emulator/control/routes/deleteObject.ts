import type { Control } from '../Control';
import { answered, text } from '../schema/Schema';

export const deleteObject: Control<{ readonly bucket: string; readonly key: string }> = {
  name: 'deleteObject',
  method: 'DELETE',
  path: '/buckets/{bucket}/objects/{key}',
  of: 'account',
  summary: 'Takes an object of S3 away; as in S3, also one that is not there.',
  params: { bucket: text, key: text },
  answer: answered({}),
  handle({ service }, { bucket, key }) {
    service.callObjects({ op: 'delete', bucket, key });
    return {};
  },
};
