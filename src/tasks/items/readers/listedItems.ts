import type { ItemBatch, Items } from '../../../contract/mapRun';
import { doubleNumber } from '../../../util/ExactNumber';
import type { JsonObject } from '../../../util/json';
import { andThen, type MaybePending } from '../../../util/pending';
import type { ObjectInfo } from '../../integrations/objects/ObjectBucket';
import type { InputType, Reading } from './Reading';
import { ChainedItems } from './ChainedItems';
import { objectItems } from './objectItems';

/** The objects of a listing, each as an item. */
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

/** AWS: the members, and the time as seconds in the form of a Java double, are recorded (2026). */
function shown({ etag, key, lastModifiedMs, size }: ObjectInfo): JsonObject {
  return {
    Etag: etag,
    Key: key,
    LastModified: doubleNumber(Math.floor(lastModifiedMs / 1000)),
    Size: size,
    StorageClass: 'STANDARD',
  };
}

const pageSize = 1000;

/**
 * LOAD_AND_FLATTEN: the items of all objects of a listing, one object after the other.
 *
 * AWS: the source of an item is its object (recorded 2026). Not recorded: folder markers, which here contain no items.
 */
export function loadedItems(bucket: string, prefix: string, reading: Reading, inputType: InputType): Items {
  const listing = reading.s3.bucket('listObjectsV2', bucket).list({ prefix });
  let page: readonly ObjectInfo[] = [];
  let at = 0;
  const nextObject = (): MaybePending<Items | undefined> => {
    if (at >= page.length)
      return andThen(listing.next(pageSize), (objects) => {
        page = objects;
        at = 0;
        return objects.length === 0 ? undefined : nextObject();
      });
    const { key, size } = page[at++]!;
    if (size === 0 && key.endsWith('/')) return nextObject();
    return objectItems({ bucket, key }, reading, inputType);
  };
  return new ChainedItems(nextObject);
}
