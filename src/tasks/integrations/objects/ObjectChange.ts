import type { ObjectInfo } from './ObjectBucket';

/** A change in a bucket of the store, as passed to `ObjectStore.onChange`. */
export type ObjectChange = {
  readonly bucket: string;
  /** The execution that has changed it; `undefined` for a test or a person. */
  readonly executionArn?: string | undefined;
} & (
  | { readonly reason: 'PutObject' | 'CopyObject'; readonly info: ObjectInfo }
  | { readonly reason: 'DeleteObject'; readonly key: string; readonly versionId?: string | undefined }
);
