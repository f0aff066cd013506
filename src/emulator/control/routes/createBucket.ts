import type { Control } from '../Control';
import { answered, text } from '../schema/Schema';

export const createBucket: Control<{ readonly bucket: string }> = {
  name: 'createBucket',
  method: 'PUT',
  path: '/buckets/{bucket}',
  of: 'account',
  summary: 'Makes a bucket of S3 in memory, unless there is one of this name.',
  params: { bucket: text },
  answer: answered({}),
  handle({ service }, { bucket }) {
    service.callObjects({ op: 'createBucket', bucket });
    return {};
  },
};
