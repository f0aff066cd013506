import type { ItemBatch, Items } from '../../../language/asl/mapRun';
import { doubleNumber } from '../../../util/ExactNumber';
import type { JsonObject } from '../../../util/json';
import { andThen } from '../../../util/maybe';
import type { ObjectInfo } from '../../integrations/objects/ObjectBucket';
import type { Reading } from './Reading';

/** The objects of a listing, each an item. */
export function listedItems(bucketName: string, prefix: string, { s3 }: Reading): Items {
  const listing = s3.bucket('listObjectsV2', bucketName).list({ prefix });
  return {
    // AWS: without a key (recorded 2026).
    source: `s3://${bucketName}`,
    next: (max) =>
      andThen(listing.next(max), (objects): ItemBatch | undefined =>
        objects.length === 0 ? undefined : { values: objects.map(shown) },
      ),
  };
}

/** AWS: members and the form of the time, seconds as Java prints a double, are recorded (2026). */
function shown({ etag, key, lastModifiedMs, size }: ObjectInfo): JsonObject {
  return {
    Etag: etag,
    Key: key,
    LastModified: doubleNumber(Math.floor(lastModifiedMs / 1000)),
    Size: size,
    StorageClass: 'STANDARD',
  };
}
