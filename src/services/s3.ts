import { textParameter } from './parameters';
import { s3Rights } from './s3Rights';
import type { AwsService } from './AwsService';

/** Its optimised integrations are in readers and writers of a distributed Map. */
export const s3: AwsService = {
  id: 'S3',
  errorPrefix: 'S3',
  causeName: 'Amazon S3',
  extendedRequestIds: true,
  wholeNumbers: true,
  // AWS: it does not model AccessDenied, but the error is S3.AccessDeniedException.
  namesUnmodelled: true,
  // prettier-ignore
  statuses: {
    NoSuchKey: 404, NoSuchBucket: 404, NoSuchUpload: 404, NoSuchVersion: 404, AccessDenied: 403,
    PreconditionFailed: 412, BucketAlreadyExists: 409, BucketAlreadyOwnedByYou: 409, InternalError: 500, SlowDown: 503,
  },
  denial: { code: 'AccessDenied', statusCode: 403, quotesArn: true },
  rights: s3Rights,
  arn(parameters, { partition }) {
    const bucket = textParameter(parameters, 'Bucket');
    const key = textParameter(parameters, 'Key');
    if (bucket === undefined) return undefined;
    return `arn:${partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
  },
  isNamed: (name, arnEnd) => arnEnd === name || arnEnd.startsWith(`${name}/`),
  actions: {
    getObject: { patterns: 'R', usedIn: 'itemReader' },
    listObjectsV2: { patterns: 'R', usedIn: 'itemReader' },
    putObject: { patterns: 'R', usedIn: 'resultWriter' },
  },
};
