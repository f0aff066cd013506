import { route } from '../Control';

export const createBucket = route('PUT /buckets/{bucket}', {
  summary: 'Makes a bucket of S3 in memory, unless there is one of this name.',
  handle({ service }, { bucket }) {
    service.callObjects({ op: 'createBucket', bucket });
  },
});
