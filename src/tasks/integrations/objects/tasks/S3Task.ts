import type { Json, JsonObject } from '../../../../util/json';
import type { MaybePending } from '../../../../util/pending';
import { isoTime } from '../../../../util/isoTime';
import type { Bodies } from '../../border/bodies';
import type { ObjectBucket, ObjectInfo } from '../ObjectBucket';
import type { ObjectStore, S3Action } from '../ObjectStore';

/** A task's S3 call that the store answers. */
export interface S3Call {
  readonly store: ObjectStore;
  readonly bucketName: string;
  readonly bucket: ObjectBucket;
  readonly parameters: JsonObject;
  /** The parameter as a string; `undefined` if it is missing or null. */
  text(name: string): string | undefined;
  /** For a client's call: the bytes of its Body and of the response's. */
  readonly bodies?: Bodies | undefined;
}

/** An action of S3 that tasks call (`aws-sdk:s3:getObject`), answered from the store. */
export interface S3Task {
  /** The action by which a test can make it fail. */
  readonly action: S3Action;
  /** The supported parameters, besides Bucket and ExpectedBucketOwner. Others fail the test. */
  readonly parameters: readonly string[];
  /** The result, with members as Step Functions shows them. Throws S3Failure. */
  answer(call: S3Call): MaybePending<JsonObject>;
}

/** Parameters that affect nothing here. */
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

/** AWS: S3's default encryption (recorded 2026). */
export const encryption = 'AES256';

/** AWS: S3 reports times in whole seconds. */
export function shownTime(epochMs: number): string {
  return isoTime(Math.floor(epochMs / 1000) * 1000);
}

/** What HeadObject returns, and GetObject before the Body; members by name (recorded 2026). */
export function shownObject(info: ObjectInfo): JsonObject {
  return {
    AcceptRanges: 'bytes',
    ContentLength: info.size,
    ContentType: info.contentType,
    ETag: info.etag,
    LastModified: shownTime(info.lastModifiedMs),
    Metadata: info.metadata,
    ServerSideEncryption: encryption,
    ...(info.versionId === undefined ? {} : { VersionId: info.versionId }),
  };
}
