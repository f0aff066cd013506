import type { Json, JsonObject } from '../../../../util/json';
import type { MaybePending } from '../../../../util/pending';
import { isoTime } from '../../../../util/isoTime';
import type { Bodies } from '../../border/bodies';
import type { ObjectBucket, ObjectInfo } from '../ObjectBucket';
import type { ObjectStore, S3Action } from '../ObjectStore';

/** One call of a task that the store answers. */
export interface S3Call {
  readonly store: ObjectStore;
  readonly bucketName: string;
  readonly bucket: ObjectBucket;
  readonly parameters: JsonObject;
  /** The parameter as text; `undefined` when it is not there or null. */
  text(name: string): string | undefined;
  /** Of a client's call: its Body byte for byte, and that of the answer. */
  readonly bodies?: Bodies | undefined;
}

/** An action of S3 that tasks call (`aws-sdk:s3:getObject`), answered from the store. */
export interface S3Task {
  /** As what it may be refused. */
  readonly action: S3Action;
  /** The parameters that it understands, beside Bucket and ExpectedBucketOwner. Others fail the test. */
  readonly parameters: readonly string[];
  /** The result, members as Step Functions shows them. Throws S3Failure. */
  answer(call: S3Call): MaybePending<JsonObject>;
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

/** AWS: what S3 encrypts with when nothing else is said (recorded 2026). */
export const encryption = 'AES256';

/** AWS: times of S3 are whole seconds. */
export function shownTime(epochMs: number): string {
  return isoTime(Math.floor(epochMs / 1000) * 1000);
}

/** What HeadObject tells, and GetObject in front of the Body; members by name (recorded 2026). */
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
