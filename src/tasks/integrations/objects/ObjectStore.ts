import { HarnessError } from '../../../errors/HarnessError';
import { systemNow } from '../../../clock/system';
import type { ObjectBucket, NewObject, ObjectInfo } from './ObjectBucket';
import type * as Folder from './folder/FolderBuckets';
import type { MemoryBucket } from './MemoryBucket';
import { S3Failure } from './S3Failure';
import { lazy } from '../../../util/lazy';

const loadMemoryBucket = lazy(() => require('./MemoryBucket') as typeof import('./MemoryBucket'));

/** A call of S3 that the store answers. */
export type S3Action = 'getObject' | 'headObject' | 'listObjectsV2' | 'putObject' | 'deleteObject';

/** Which calls are refused. What is left out may be anything. */
export interface S3Refusal {
  readonly bucket: string;
  /** Default: any key. */
  readonly key?: string | undefined;
  /** Default: any action. */
  readonly action?: S3Action | undefined;
  /** The error's code in the API of S3: `AccessDenied`, `SlowDown`, `NoSuchKey` … */
  readonly code: string;
  /** Default: what S3 says with this code. */
  readonly message?: string | undefined;
  /** How often; without a number, always. */
  readonly times?: number | undefined;
}

/** Where the objects of S3 are. */
export interface ObjectStoreOptions {
  /** A folder of buckets: `DIR/<bucket>/<key>`. */
  readonly folder?: string | undefined;
  /** The folder is only read; what is written on top of it is kept in memory. */
  readonly readOnly?: boolean | undefined;
}

/**
 * The buckets of one service: in memory, and in a folder. Readers and writers of Map Runs and tasks that call S3 share
 * them. A bucket that is in neither is looked for at the endpoint of S3.
 */
export class ObjectStore {
  private readonly folder: Folder.FolderBuckets | undefined;
  private readonly readOnly: boolean;
  private buckets = new Map<string, MemoryBucket>();
  private kept = new Map<string, MemoryBucket>();
  private refusals: Counted[] = [];
  /** Hears of each bucket that is made in memory. */
  onMemory: ((bucket: string) => void) | undefined;
  private keptRefusals: readonly Counted[] = [];

  /** @param now the emulator's clock, in epoch milliseconds */
  constructor(
    { folder, readOnly = false }: ObjectStoreOptions = {},
    private readonly now: () => number = systemNow,
  ) {
    this.folder = folder === undefined ? undefined : new (loadFolder().FolderBuckets)(folder, now);
    this.readOnly = readOnly;
  }

  /** Whether a bucket that is not there is an answer of S3, and no gap of the set-up. */
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

  /** The bucket of this name; made in memory when it is nowhere. */
  createBucket(name: string): ObjectBucket {
    return this.bucket(name) ?? this.keepBucket(name, new (loadMemoryBucket().MemoryBucket)(this.now));
  }

  /** Stores an object; its bucket is made in memory when it is nowhere. */
  put(
    bucketName: string,
    key: string,
    content: Buffer,
    about: NewObject & { versionId?: string | undefined } = {},
  ): ObjectInfo {
    const bucket = this.createBucket(bucketName);
    if (bucket instanceof loadMemoryBucket().MemoryBucket) return bucket.put(key, content, about);
    if (about.versionId !== undefined)
      throw new HarnessError(`The bucket '${bucketName}' is a folder of the disk, which keeps no versions of objects.`);
    const writer = bucket.create(key, about);
    if (writer instanceof Promise) throw new HarnessError(`The bucket '${bucketName}' is not in this process.`);
    void writer.write(content);
    return writer.commit() as ObjectInfo;
  }

  get bucketNames(): readonly string[] {
    return [...new Set([...this.buckets.keys(), ...(this.folder?.names ?? [])])].sort();
  }

  /** Refuses calls from now on; a later rule goes before an earlier one. */
  refuse(refusal: S3Refusal): void {
    this.refusals.unshift({ refusal, taken: 0, isMet: false });
  }

  /** Throws S3Failure when the call is one of those that are refused. */
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

  /** What it holds now is restored after each `reset`. */
  keep(): void {
    this.kept = copies(this.buckets);
    this.keptRefusals = [...this.refusals];
  }

  /** Goes back to what was kept. Files that were written into a folder stay there. */
  reset(): void {
    this.buckets = copies(this.kept);
    this.refusals = [...this.keptRefusals];
    for (const kept of this.refusals) kept.taken = 0;
  }

  /** Refusals that no call has met: those since the last `keep`, or, in no test, those that are kept. */
  unmetRefusals(scope: 'test' | 'file'): readonly string[] {
    const kept = new Set(this.keptRefusals);
    const unmet = this.refusals.filter((one) => kept.has(one) === (scope === 'file') && !one.isMet);
    return unmet.map(({ refusal: { bucket, code, ...more } }) => {
      const options = Object.keys(more).length === 0 ? '' : `, ${JSON.stringify(more)}`;
      return `sfn.s3.fail('${bucket}', '${code}'${options})`;
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
  /** How many calls it has refused since the last reset. */
  taken: number;
  /** Whether it has ever refused one. */
  isMet: boolean;
}

function copies(buckets: ReadonlyMap<string, MemoryBucket>): Map<string, MemoryBucket> {
  return new Map([...buckets].map(([name, bucket]) => [name, bucket.copy()]));
}

/** Most tests have no folder. */
const loadFolder = lazy(() => require('./folder/FolderBuckets') as typeof import('./folder/FolderBuckets'));
