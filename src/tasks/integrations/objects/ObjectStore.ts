import { HarnessError } from '../../../errors/HarnessError';
import { systemNow } from '../../../clock/system';
import type { ObjectBucket, NewObject, ObjectInfo } from './ObjectBucket';
import type * as Folder from './folder/FolderBuckets';
import type { MemoryBucket } from './MemoryBucket';
import type { ObjectChange } from './ObjectChange';
import { S3Failure } from './S3Failure';
import { isPending } from '../../../util/pending';
import { lazy } from '../../../util/lazy';

const loadMemoryBucket = lazy(() => require('./MemoryBucket') as typeof import('./MemoryBucket'));

/** An S3 call that the store answers. */
export type S3Action = 'getObject' | 'headObject' | 'listObjectsV2' | 'putObject' | 'deleteObject';

/** Which calls fail. A field that is left out matches anything. */
export interface S3Refusal {
  readonly bucket: string;
  /** Default: any key. */
  readonly key?: string | undefined;
  /** Default: any action. */
  readonly action?: S3Action | undefined;
  /** The error's code in the API of S3: `AccessDenied`, `SlowDown`, `NoSuchKey` … */
  readonly code: string;
  /** Default: S3's message for this code. */
  readonly message?: string | undefined;
  /** How often it applies; without a number, always. */
  readonly times?: number | undefined;
}

/** Where the objects of S3 are. */
export interface ObjectStoreOptions {
  /** A folder of buckets: `DIR/<bucket>/<key>`. */
  readonly folder?: string | undefined;
  /** The folder is only read; changes are kept in memory. */
  readonly readOnly?: boolean | undefined;
}

/**
 * The buckets of one service: in memory, and in a folder. Map Runs' readers and writers share them with tasks that call
 * S3. A bucket that is in neither is looked up at the S3 endpoint.
 */
export class ObjectStore {
  private readonly folder: Folder.FolderBuckets | undefined;
  private readonly readOnly: boolean;
  private buckets = new Map<string, MemoryBucket>();
  private kept = new Map<string, MemoryBucket>();
  private refusals: Counted[] = [];
  /** Called for each bucket that is created in memory. */
  onMemory: ((bucket: string) => void) | undefined;
  /** Called after each change of an object, by a test or by an execution. */
  onChange: ((change: ObjectChange) => void) | undefined;
  private keptRefusals: readonly Counted[] = [];

  /** @param now the emulator's clock, in epoch milliseconds */
  constructor(
    { folder, readOnly = false }: ObjectStoreOptions = {},
    private readonly now: () => number = systemNow,
  ) {
    this.folder = folder === undefined ? undefined : new (loadFolder().FolderBuckets)(folder, now);
    this.readOnly = readOnly;
  }

  /** Whether a missing bucket is an error of S3, rather than a gap in the setup. */
  get inUse(): boolean {
    return this.folder !== undefined || this.buckets.size > 0;
  }

  bucket(name: string): ObjectBucket | undefined {
    const own = this.buckets.get(name);
    if (own !== undefined) return own;
    const inFolder = this.folder?.bucket(name);
    if (inFolder === undefined || !this.readOnly) return inFolder;
    return this.keepBucket(name, new (loadMemoryBucket().MemoryBucket)(this.now, inFolder));
  }

  /** The bucket, for a call of an execution: `onChange` is called with its changes. */
  bucketFor(executionArn: string, name: string): ObjectBucket | undefined {
    const bucket = this.bucket(name);
    return bucket && this.watched(bucket, name, executionArn);
  }

  /** The bucket with this name; created in memory if it does not exist. */
  createBucket(name: string): ObjectBucket {
    return this.bucket(name) ?? this.keepBucket(name, new (loadMemoryBucket().MemoryBucket)(this.now));
  }

  /** Stores an object; its bucket is created in memory if it does not exist. */
  put(
    bucketName: string,
    key: string,
    content: Buffer,
    about: NewObject & { versionId?: string | undefined } = {},
  ): ObjectInfo {
    const bucket = this.createBucket(bucketName);
    if (bucket instanceof loadMemoryBucket().MemoryBucket) {
      const info = bucket.put(key, content, about);
      this.onChange?.({ bucket: bucketName, reason: 'PutObject', info });
      return info;
    }
    if (about.versionId !== undefined)
      throw new HarnessError(`The bucket '${bucketName}' is a folder on disk, which keeps no versions of objects.`);
    const writer = this.watched(bucket, bucketName).create(key, about);
    if (isPending(writer)) throw new HarnessError(`The bucket '${bucketName}' is not in this process.`);
    void writer.write(content);
    return writer.commit() as ObjectInfo;
  }

  /** Deletes an object, for a test. */
  delete(bucketName: string, key: string): void {
    const bucket = this.bucket(bucketName);
    if (bucket !== undefined) void this.watched(bucket, bucketName).delete(key);
  }

  get bucketNames(): readonly string[] {
    return [...new Set([...this.buckets.keys(), ...(this.folder?.names ?? [])])].sort();
  }

  /** Makes calls fail from now on; a later rule takes precedence over earlier ones. */
  refuse(refusal: S3Refusal): void {
    this.refusals.unshift({ refusal, taken: 0, isMet: false });
  }

  /** Throws S3Failure if a rule makes the call fail. */
  check(action: S3Action, bucket: string, key?: string): void {
    const found = this.refusals.find(
      ({ refusal, taken }) =>
        refusal.bucket === bucket &&
        (refusal.key === undefined || refusal.key === key) &&
        (refusal.action === undefined || refusal.action === action) &&
        taken < (refusal.times ?? Infinity),
    );
    if (found === undefined) return;
    found.taken++;
    found.isMet = true;
    const { code, message } = found.refusal;
    throw new S3Failure(code, message === undefined ? {} : { message });
  }

  /** Saves the present content, which each `reset` restores. */
  keep(): void {
    this.kept = copies(this.buckets);
    this.keptRefusals = [...this.refusals];
  }

  /** Restores what was kept. Files written into a folder stay there. */
  reset(): void {
    this.buckets = copies(this.kept);
    this.refusals = [...this.keptRefusals];
    for (const kept of this.refusals) kept.taken = 0;
  }

  /** Rules that no call has matched: those since the last `keep` for a test, or those that are kept for a file. */
  unmetRefusals(scope: 'test' | 'file'): readonly string[] {
    const kept = new Set(this.keptRefusals);
    const unmet = this.refusals.filter((one) => kept.has(one) === (scope === 'file') && !one.isMet);
    return unmet.map(({ refusal: { bucket, code, ...more } }) => {
      const options = Object.keys(more).length === 0 ? '' : `, ${JSON.stringify(more)}`;
      return `sfn.s3.fail('${bucket}', '${code}'${options})`;
    });
  }

  private watched(bucket: ObjectBucket, name: string, executionArn?: string): ObjectBucket {
    const tell = this.onChange;
    if (tell === undefined) return bucket;
    const change = { bucket: name, executionArn };
    return new (loadWatchedBucket().WatchedBucket)(bucket, {
      created: (info, isCopy) => tell({ ...change, reason: isCopy ? 'CopyObject' : 'PutObject', info }),
      deleted: (key, versionId) => tell({ ...change, reason: 'DeleteObject', key, versionId }),
    });
  }

  private keepBucket(name: string, bucket: MemoryBucket): MemoryBucket {
    this.buckets.set(name, bucket);
    this.onMemory?.(name);
    return bucket;
  }
}

interface Counted {
  readonly refusal: S3Refusal;
  /** The number of calls that it has failed since the last reset. */
  taken: number;
  /** Whether it has ever failed a call. */
  isMet: boolean;
}

function copies(buckets: ReadonlyMap<string, MemoryBucket>): Map<string, MemoryBucket> {
  return new Map([...buckets].map(([name, bucket]) => [name, bucket.copy()]));
}

const loadWatchedBucket = lazy(() => require('./WatchedBucket') as typeof import('./WatchedBucket'));

/** Loaded late: most tests have no folder. */
const loadFolder = lazy(() => require('./folder/FolderBuckets') as typeof import('./folder/FolderBuckets'));
