import { andThen, orElse } from '../../../../util/pending';
import { S3Failure } from '../S3Failure';
import { type S3Task, shownObject } from './S3Task';

export const headObject: S3Task = {
  action: 'headObject',
  parameters: ['Key', 'VersionId'],
  answer: ({ bucket, text }) =>
    orElse(
      () => andThen(bucket.head(text('Key') ?? '', text('VersionId')), shownObject),
      (error) => {
        if (!(error instanceof S3Failure)) throw error;
        // AWS: the response to HEAD has no body, so the SDK for Java has no message (not recorded).
        throw new S3Failure(error.code, { message: 'null', statusCode: error.statusCode });
      },
    ),
};
