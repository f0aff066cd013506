import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../errors/HarnessError';
import {
  defaultContentType,
  type ObjectBucket,
  type Listing,
  type ListOptions,
  type NewObject,
  type ObjectInfo,
  type ObjectWriter,
  type OpenObject,
} from '../ObjectBucket';
import { checkKey } from '../keys';
import { EtagHash } from '../md5';
import { S3Failure } from '../S3Failure';
import { isCaseBlind, isSpeltSo, whyNoFile } from './keyPaths';
import { checkInside } from './links';
import { walkFolder, statOf, unreadable } from './walkFolder';
import { makeFolders } from '../../../../util/makeFolders';

const pieceBytes = 256 * 1024;

/** What a file does not store about its object. */
interface Remembered extends NewObject {
  readonly stamp: string;
  etag?: string;
}

/** A bucket whose objects are the files below a folder. It has no versions. */
export class FolderBucket implements ObjectBucket {
  private readonly remembered = new Map<string, Remembered>();
  private caseBlind: boolean | undefined;

  /** @param store the real path of the folder that no link may leave @param newFile a path outside of the bucket, on the same disk @param now epoch milliseconds */
  constructor(
    private readonly root: string,
    private readonly store: string,
    private readonly newFile: () => string,
    private readonly now: () => number,
  ) {}

  head(key: string, versionId?: string): ObjectInfo {
    const stats = this.statsOf(key, versionId);
    if (stats === undefined) throw missing(versionId);
    return this.infoOf(key, stats);
  }

  open(key: string, versionId?: string): OpenObject {
    const stats = this.statsOf(key, versionId);
    if (stats === undefined) throw missing(versionId);
    const file = this.pathOf(key);
    const descriptor = openFile(file, 'r');
    const info = this.infoOf(key, fs.fstatSync(descriptor));
    let at = 0;
    let closed = false;
    const readAt = (start: number, length: number): Buffer => {
      const piece = Buffer.allocUnsafe(length);
      const read = fs.readSync(descriptor, piece, 0, length, start);
      return piece.subarray(0, read);
    };
    return {
      info,
      read() {
        const piece = readAt(at, pieceBytes);
        at += piece.length;
        return piece.length === 0 ? undefined : piece;
      },
      slice: (start, end) => readAt(start, end - start),
      close() {
        if (!closed) fs.closeSync(descriptor);
        closed = true;
      },
    };
  }

  list(options: ListOptions): Listing {
    const files = walkFolder(this.root, this.store, options);
    return {
      next: (max) => {
        const found: ObjectInfo[] = [];
        while (found.length < max) {
          const { value } = files.next();
          if (value === undefined) break;
          found.push(this.infoOf(value.key, value.stats));
        }
        return found;
      },
    };
  }

  create(key: string, about: NewObject): ObjectWriter {
    checkKey(key);
    const why = whyNoFile(key) ?? this.whyInTheWay(key);
    if (why !== undefined)
      throw new HarnessError(
        `The object '${key}' cannot be stored in the folder ${this.root}: ${why}. A bucket in memory holds any key: sfn.s3.createBucket('${path.basename(this.root)}').`,
      );
    checkInside(this.store, this.pathOf(key));
    const part = this.newFile();
    const descriptor = openFile(part, 'w');
    const hash = new EtagHash();
    let open = true;
    const close = (): void => {
      if (open) fs.closeSync(descriptor);
      open = false;
    };
    return {
      write: (bytes) => {
        hash.update(bytes);
        writeBytes(descriptor, bytes, part);
      },
      commit: () => {
        close();
        const file = this.pathOf(key);
        makeFolders(path.dirname(file));
        const seconds = this.now() / 1000;
        fs.utimesSync(part, seconds, seconds);
        fs.renameSync(part, file);
        const stats = fs.statSync(file);
        this.remembered.set(key, { ...about, stamp: stampOf(stats), etag: hash.etag() });
        return this.infoOf(key, stats);
      },
      abort: () => {
        close();
        fs.rmSync(part, { force: true });
      },
    };
  }

  probe(key: string): void {
    this.create(key, {}).abort();
  }

  delete(key: string, versionId?: string): void {
    if (this.statsOf(key, versionId) === undefined) return;
    this.remembered.delete(key);
    const file = this.pathOf(key);
    fs.rmSync(file, { force: true });
    // S3 has no empty folders.
    for (let folder = path.dirname(file); folder !== this.root; folder = path.dirname(folder)) {
      try {
        fs.rmdirSync(folder);
      } catch {
        break;
      }
    }
  }

  private pathOf(key: string): string {
    return path.join(this.root, ...key.split('/'));
  }

  /** The stats of a key's file; `undefined` if it does not exist. */
  private statsOf(key: string, versionId: string | undefined): fs.Stats | undefined {
    // AWS: in a bucket without versions, each object has the version `null`.
    if (versionId !== undefined && versionId !== 'null') return undefined;
    if (whyNoFile(key) !== undefined) return undefined;
    const file = this.pathOf(key);
    const stats = statOf(file);
    if (!stats?.isFile()) return undefined;
    checkInside(this.store, file);
    return this.isCaseBlind && !isSpeltSo(this.root, key) ? undefined : stats;
  }

  private get isCaseBlind(): boolean {
    return (this.caseBlind ??= isCaseBlind(this.root));
  }

  /** Why a new file would conflict with one that has another key. */
  private whyInTheWay(key: string): string | undefined {
    const parts = key.split('/');
    for (let count = 1; count < parts.length; count++) {
      const above = parts.slice(0, count).join('/');
      if (statOf(this.pathOf(above))?.isFile())
        return `'${above}' is already an object, and on disk it cannot also be a folder`;
    }
    const stats = statOf(this.pathOf(key));
    if (stats?.isDirectory())
      return `there are already objects that begin with '${key}/', and on disk it cannot also be a file`;
    if (stats !== undefined && this.isCaseBlind && !isSpeltSo(this.root, key))
      return 'the disk does not distinguish it from the name of another object';
    return undefined;
  }

  private infoOf(key: string, stats: fs.Stats): ObjectInfo {
    const known = this.rememberedOf(key, stats);
    const file = this.pathOf(key);
    return {
      key,
      size: stats.size,
      get etag() {
        return (known.etag ??= hashFile(file));
      },
      lastModifiedMs: stats.mtimeMs,
      contentType: known.contentType ?? defaultContentType,
      metadata: known.metadata ?? {},
    };
  }

  /** What was stored with an object here, as long as its file is unchanged. */
  private rememberedOf(key: string, stats: fs.Stats): Remembered {
    const stamp = stampOf(stats);
    const before = this.remembered.get(key);
    return before?.stamp === stamp ? before : { stamp };
  }
}

function stampOf({ ino, size, mtimeMs }: fs.Stats): string {
  return `${ino}/${size}/${mtimeMs}`;
}

function missing(versionId: string | undefined): S3Failure {
  return new S3Failure(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion');
}

function openFile(file: string, mode: 'r' | 'w'): number {
  try {
    return fs.openSync(file, mode);
  } catch (error) {
    if (mode === 'r' && (error as NodeJS.ErrnoException).code === 'ENOENT') throw new S3Failure('NoSuchKey');
    throw mode === 'r' ? unreadable(file, error) : unwritable(file, error);
  }
}

/** The buffer of `hashFile`: a new one for each file costs more than reading it. */
let hashed: Buffer | undefined;

function hashFile(file: string): string {
  const hash = new EtagHash();
  const descriptor = openFile(file, 'r');
  hashed ??= Buffer.allocUnsafe(pieceBytes);
  try {
    for (let read = fs.readSync(descriptor, hashed); read > 0; read = fs.readSync(descriptor, hashed))
      hash.update(hashed.subarray(0, read));
  } finally {
    fs.closeSync(descriptor);
  }
  return hash.etag();
}

/** A full disk is a problem of the setup, which no workflow may catch. */
function writeBytes(descriptor: number, bytes: Buffer, file: string): void {
  try {
    for (let at = 0; at < bytes.length;) at += fs.writeSync(descriptor, bytes, at);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string, error: unknown): HarnessError {
  return new HarnessError(`${file} cannot be written: ${(error as Error).message}`);
}
