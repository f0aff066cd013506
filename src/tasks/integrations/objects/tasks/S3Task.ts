import type { Json, JsonObject } from '../../../../util/json';
import type { Maybe } from '../../../../util/maybe';
import type { ObjectBucket } from '../ObjectBucket';
import type { ObjectStore, S3Action } from '../ObjectStore';

/** One call of a task that the store answers. */
export interface S3Call {
  readonly store: ObjectStore;
  readonly bucketName: string;
  readonly bucket: ObjectBucket;
  readonly parameters: JsonObject;
  /** The parameter as text; `undefined` when it is not there or null. */
  text(name: string): string | undefined;
}

/** An action of S3 that tasks call (`aws-sdk:s3:getObject`), answered from the store. */
export interface S3Task {
  /** As what it may be refused. */
  readonly action: S3Action;
  /** The parameters that it understands, beside Bucket and ExpectedBucketOwner. Others fail the test. */
  readonly parameters: readonly string[];
  /** The result, members as Step Functions shows them. Throws S3Failure. */
  answer(call: S3Call): Maybe<JsonObject>;
}

/** What a task may say about an object that nothing here depends on. */
export const withoutEffect: readonly string[] = [
  'ACL',
  'BucketKeyEnabled',
  'CacheControl',
  'ChecksumAlgorithm',
  'ChecksumMode',
  'ContentDisposition',
  'ContentLanguage',
  'RequestPayer',
  'SSEKMSKeyId',
  'Tagging',
];

export function isGiven(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}
