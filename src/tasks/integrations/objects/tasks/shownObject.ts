import { isoTime } from '../../../../util/isoTime';
import type { JsonObject } from '../../../../util/json';
import type { ObjectInfo } from '../ObjectBucket';

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
