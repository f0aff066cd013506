import { andThen, type MaybePending } from '../../../util/pending';
import type {
  Listing,
  ListOptions,
  NewObject,
  ObjectBucket,
  ObjectInfo,
  ObjectWriter,
  OpenObject,
} from './ObjectBucket';

/** Receives the changes in a bucket. */
export interface BucketWatcher {
  created(info: ObjectInfo, isCopy: boolean): void;
  deleted(key: string, versionId: string | undefined): void;
}

/** A bucket that tells of its new and deleted objects, once they are there or gone. */
export class WatchedBucket implements ObjectBucket {
  constructor(
    private readonly bucket: ObjectBucket,
    private readonly watcher: BucketWatcher,
  ) {}

  head(key: string, versionId?: string): MaybePending<ObjectInfo> {
    return this.bucket.head(key, versionId);
  }

  open(key: string, versionId?: string): MaybePending<OpenObject> {
    return this.bucket.open(key, versionId);
  }

  list(options: ListOptions): Listing {
    return this.bucket.list(options);
  }

  create(key: string, about: NewObject): MaybePending<ObjectWriter> {
    return andThen(this.bucket.create(key, about), (writer) => ({
      write: (bytes) => writer.write(bytes),
      commit: () =>
        andThen(writer.commit(), (info) => {
          this.watcher.created(info, about.isCopy === true);
          return info;
        }),
      abort: () => writer.abort(),
    }));
  }

  probe(key: string): MaybePending<void> {
    return this.bucket.probe(key);
  }

  /** AWS: S3 tells of the deletion of a key that does not exist, too. */
  delete(key: string, versionId?: string): MaybePending<void> {
    return andThen(this.bucket.delete(key, versionId), () => this.watcher.deleted(key, versionId));
  }
}
