import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../errors/HarnessError';
import type { Door } from '../ObjectBucket';
import { FolderBucket } from './FolderBucket';
import { checkInside } from './links';
import { statOf } from './walkFolder';
import { isBucketFolder } from './keyPaths';

/** A folder of buckets: each folder in it is a bucket, and each file below that is an object (`DIR/<bucket>/<key>`). */
export class FolderBuckets implements Door {
  private readonly root: string;
  /** With links resolved: no key leads out of it. */
  private readonly realRoot: string;
  private readonly buckets = new Map<string, FolderBucket>();
  private made = 0;

  /** Throws HarnessError if the folder does not exist. @param now epoch milliseconds */
  constructor(
    root: string,
    private readonly now: () => number,
  ) {
    this.root = path.resolve(root);
    if (!statOf(this.root)?.isDirectory())
      throw new HarnessError(
        `${this.root} is not a folder. S3 is a folder with one folder for each bucket: DIR/<bucket>/<key>.`,
      );
    this.realRoot = fs.realpathSync.native(this.root);
  }

  bucket(name: string): FolderBucket | undefined {
    if (!isBucketFolder(name)) return undefined;
    const folder = path.join(this.root, name);
    if (!statOf(folder)?.isDirectory()) {
      this.buckets.delete(name);
      return undefined;
    }
    // The disk may be case-insensitive, but the folder must be spelt like the bucket.
    const bucket = this.buckets.get(name);
    if (bucket !== undefined) return bucket;
    if (!fs.readdirSync(this.root).includes(name)) return undefined;
    checkInside(this.realRoot, folder);
    const opened = new FolderBucket(folder, this.realRoot, () => this.newFile(), this.now);
    this.buckets.set(name, opened);
    return opened;
  }

  get names(): readonly string[] {
    return fs
      .readdirSync(this.root)
      .filter((name) => isBucketFolder(name) && statOf(path.join(this.root, name))?.isDirectory());
  }

  /** A name outside of the buckets, for a file that is being written. */
  private newFile(): string {
    this.made += 1;
    return path.join(this.root, `.stepmill-${process.pid}-${this.made}.part`);
  }
}
