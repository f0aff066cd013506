import { route } from '../Control';

export const deleteObject = route('DELETE /buckets/{bucket}/objects/{key}', {
  summary: 'Takes an object of S3 away; as in S3, also one that is not there.',
  handle({ service }, { bucket, key }) {
    service.callObjects({ op: 'delete', bucket, key });
  },
});
