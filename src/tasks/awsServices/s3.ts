import type { AwsService } from './AwsService';

/** Its optimised integrations stand in readers and writers of a distributed Map. */
export const s3: AwsService = {
  id: 'S3',
  errorPrefix: 'S3',
  causeName: 'Amazon S3',
  extendedRequestIds: true,
  wholeNumbers: true,
  // AWS: it does not model AccessDenied, yet the error is S3.AccessDeniedException.
  namesUnmodelled: true,
  actions: {
    getObject: { patterns: 'R', usedIn: 'itemReader' },
    listObjectsV2: { patterns: 'R', usedIn: 'itemReader' },
    putObject: { patterns: 'R', usedIn: 'resultWriter' },
  },
  replyLimits: {
    CompleteMultipartUploadOutput: 'Key',
    CreateMultipartUploadOutput: 'Key',
    DeleteMarkerEntry: 'Key',
    DeletedObject: 'Key',
    Error: 'Key',
    ErrorDocument: 'Key',
    ListPartsOutput: 'Key',
    MultipartUpload: 'Key',
    Object: 'Key',
    ObjectVersion: 'Key',
    Tag: 'Key',
  },
};
