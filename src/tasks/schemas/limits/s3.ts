/** See `modelLimits`. */
export const s3Limits = {
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
};
