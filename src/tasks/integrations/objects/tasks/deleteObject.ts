import { andThen } from '../../../../util/pending';
import type { S3Task } from './S3Task';

export const deleteObject: S3Task = {
  action: 'deleteObject',
  parameters: ['Key', 'VersionId'],
  answer: ({ bucket, text }) => andThen(bucket.delete(text('Key') ?? '', text('VersionId')), () => ({})),
};
