import { isPending, type MaybePending } from '../../../util/pending';

/** What S3 stores about an object besides its content. */
export interface ObjectInfo {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** The MD5 of the content, in quotes. */
  readonly etag: string;
  /** Epoch milliseconds; S3 keeps whole seconds. */
  readonly lastModifiedMs: number;
  readonly contentType: string;
  /** User metadata, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Absent in a bucket without versions. */
  readonly versionId?: string | undefined;
}

/** An opened object: reads return its content at that moment, whatever happens to the key. */
export interface OpenObject {
  readonly info: ObjectInfo;
  /** The next piece of the content; `undefined` at the end. */
  read(): MaybePending<Buffer | undefined>;
  /** The bytes from `start` to `end`, exclusive. */
  slice(start: number, end: number): MaybePending<Buffer>;
  /** May be called again. */
  close(): void;
}

/** An object that is being written: it is invisible before `commit`. */
export interface ObjectWriter {
  write(bytes: Buffer): MaybePending<void>;
  commit(): MaybePending<ObjectInfo>;
  /** Leaves nothing behind. Has no effect after `commit`. */
  abort(): void;
}

/** What a new object has besides its content. */
export interface NewObject {
  readonly contentType?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Whether it is a copy of another object. */
  readonly isCopy?: true;
}

/** A listing that is being read. */
export interface Listing {
  /** At most `max` objects; none at the end. */
  next(max: number): MaybePending<readonly ObjectInfo[]>;
}

export interface ListOptions {
  readonly prefix: string;
  /** Only keys after this one. */
  readonly after?: string | undefined;
}

/**
 * One bucket, wherever its objects are. Keys are in the order in which S3 lists them: by their UTF-8 bytes. Throws, or
 * rejects with, S3Failure for S3's own errors, and HarnessError for what the bucket cannot hold.
 */
export interface ObjectBucket {
  head(key: string, versionId?: string): MaybePending<ObjectInfo>;
  open(key: string, versionId?: string): MaybePending<OpenObject>;
  list(options: ListOptions): Listing;
  create(key: string, about: NewObject): MaybePending<ObjectWriter>;
  /** Throws, or rejects, if an object with this key cannot be written. */
  probe(key: string): MaybePending<void>;
  /** As in S3, deleting a missing object is no error. */
  delete(key: string, versionId?: string): MaybePending<void>;
}

/** A place that has buckets; it returns `undefined` for an unknown name. */
export interface Door {
  bucket(name: string): ObjectBucket | undefined;
}

/** AWS: the content type of an object that was stored without one. */
export const defaultContentType = 'binary/octet-stream';

/** Reads all bytes of an object, or of another source of pieces, and closes it. */
export function readAll(source: Pick<OpenObject, 'read' | 'close'>): MaybePending<Buffer> {
  let whole: MaybePending<Buffer>;
  try {
    whole = join(source, []);
  } catch (error) {
    source.close();
    throw error;
  }
  if (isPending(whole)) return whole.finally(() => source.close());
  source.close();
  return whole;
}

function join(source: Pick<OpenObject, 'read'>, pieces: Buffer[]): MaybePending<Buffer> {
  for (;;) {
    const piece = source.read();
    if (isPending(piece)) return joinLater(source, pieces, piece);
    if (piece === undefined) return Buffer.concat(pieces);
    pieces.push(piece);
  }
}

async function joinLater(
  source: Pick<OpenObject, 'read'>,
  pieces: Buffer[],
  first: Promise<Buffer | undefined>,
): Promise<Buffer> {
  for (let piece = await first; piece !== undefined; piece = await source.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}
