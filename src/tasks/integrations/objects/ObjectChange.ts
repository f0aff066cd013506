import type { ObjectInfo } from './ObjectBucket';

/** What has changed in a bucket of the store, for those who are told of it. */
export type ObjectChange = {
  readonly bucket: string;
  /** The execution that has changed it; `undefined` for a test or a person. */
  readonly executionArn?: string | undefined;
} & (
  | { readonly reason: 'PutObject' | 'CopyObject'; readonly info: ObjectInfo }
  | { readonly reason: 'DeleteObject'; readonly key: string; readonly versionId?: string | undefined }
);
