import { isPending, type MaybePending } from '../../../util/pending';

/** What S3 knows of an object beside its content. */
export interface ObjectInfo {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** MD5 of the content, with its quotes. */
  readonly etag: string;
  /** Epoch milliseconds; S3 keeps whole seconds. */
  readonly lastModifiedMs: number;
  readonly contentType: string;
  /** User metadata, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Not there in a bucket without versions. */
  readonly versionId?: string | undefined;
}

/** An object that was opened: what is read is its content at that moment, whatever becomes of the key. */
export interface OpenObject {
  readonly info: ObjectInfo;
  /** The next piece of the content; `undefined` at the end. */
  read(): MaybePending<Buffer | undefined>;
  /** The bytes from `start` up to `end`, without it. */
  slice(start: number, end: number): MaybePending<Buffer>;
  /** Harmless when called again. */
  close(): void;
}

/** An object that is being written: nobody sees anything of it before `commit`. */
export interface ObjectWriter {
  write(bytes: Buffer): MaybePending<void>;
  commit(): MaybePending<ObjectInfo>;
  /** Leaves nothing behind. Harmless after `commit`. */
  abort(): void;
}

/** What a new object has beside its content. */
export interface NewObject {
  readonly contentType?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** A listing that is being read. */
export interface Listing {
  /** At most so many objects; none at the end. */
  next(max: number): MaybePending<readonly ObjectInfo[]>;
}

export interface ListOptions {
  readonly prefix: string;
  /** Only keys behind this one. */
  readonly after?: string | undefined;
}

/**
 * One bucket, wherever its objects lie. Keys are in the order in which S3 lists them: by their UTF-8 bytes. Throws, or
 * rejects with, S3Failure for what S3 refuses, and HarnessError for what the place cannot hold.
 */
export interface ObjectBucket {
  head(key: string, versionId?: string): MaybePending<ObjectInfo>;
  open(key: string, versionId?: string): MaybePending<OpenObject>;
  list(options: ListOptions): Listing;
  create(key: string, about: NewObject): MaybePending<ObjectWriter>;
  /** Throws, or rejects, when an object of this key cannot be written. */
  probe(key: string): MaybePending<void>;
  /** As in S3, no error when there is no such object. */
  delete(key: string, versionId?: string): MaybePending<void>;
}

/** A place where buckets are. `undefined`: it has none of this name. */
export interface Door {
  bucket(name: string): ObjectBucket | undefined;
}

/** AWS: what S3 says of an object that was stored without a type. */
export const defaultContentType = 'binary/octet-stream';

/** All bytes of an object, or of whatever else comes in pieces; it is closed by it. */
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
