import {
  defaultContentType,
  type ObjectBucket,
  type Listing,
  type ListOptions,
  type NewObject,
  type ObjectInfo,
  type ObjectWriter,
  type OpenObject,
} from './ObjectBucket';
import { Content, ContentWriter } from './Content';
import { checkKey, compareKeys } from './keys';
import { etagOf, EtagHash } from './md5';
import { S3Failure } from './S3Failure';

type About = NewObject & { readonly versionId?: string | undefined };

interface Stored {
  readonly info: ObjectInfo;
  readonly content: Content;
}

/** A bucket whose objects are in memory, on top of another bucket that is never written to. */
export class MemoryBucket implements ObjectBucket {
  /** The versions of each key, the current one last. Empty: the key was deleted. */
  private readonly objects: Map<string, readonly Stored[]>;
  private readonly below: ObjectBucket | undefined;

  /** @param now epoch milliseconds @param below the bucket whose objects are visible unless this one replaces them */
  constructor(
    private readonly now: () => number,
    below?: ObjectBucket,
    objects: Iterable<readonly [string, readonly Stored[]]> = [],
  ) {
    this.below = below;
    this.objects = new Map(objects);
  }

  /** An independent bucket with the same objects. */
  copy(): MemoryBucket {
    return new MemoryBucket(this.now, this.below, this.objects);
  }

  /** Stores an object. With a version id, earlier versions are kept. */
  put(key: string, content: Buffer, about: About = {}): ObjectInfo {
    checkKey(key);
    return this.store(key, new Content(content.length, content), etagOf(content), about);
  }

  private store(key: string, content: Content, etag: string, about: About): ObjectInfo {
    const { contentType = defaultContentType, metadata = {}, versionId } = about;
    const info: ObjectInfo = {
      key,
      size: content.length,
      etag,
      lastModifiedMs: this.now(),
      contentType,
      metadata,
      ...(versionId === undefined ? {} : { versionId }),
    };
    const before = versionId === undefined ? [] : (this.objects.get(key) ?? []);
    const others = before.filter((stored) => stored.info.versionId !== versionId);
    this.objects.set(key, [...others, { info, content }]);
    return info;
  }

  head(key: string, versionId?: string): ReturnType<ObjectBucket['head']> {
    const own = this.objects.get(key);
    return own === undefined && this.below !== undefined ? this.below.head(key, versionId) : find(own, versionId).info;
  }

  open(key: string, versionId?: string): ReturnType<ObjectBucket['open']> {
    const own = this.objects.get(key);
    return own === undefined && this.below !== undefined ? this.below.open(key, versionId) : open(find(own, versionId));
  }

  list(options: ListOptions): Listing {
    const { prefix, after = '' } = options;
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(prefix) && compareKeys(key, after) > 0)
      .sort(compareKeys);
    const own = keys.map((key) => ({ key, info: this.objects.get(key)!.at(-1)?.info }));
    return this.below === undefined ? new Merged(own) : new Merged(own, this.below.list(options));
  }

  create(key: string, about: NewObject): ObjectWriter {
    checkKey(key);
    let writer = new ContentWriter();
    const hash = new EtagHash();
    return {
      write(bytes) {
        writer.write(bytes);
        hash.update(bytes);
      },
      commit: () => this.store(key, writer.finish(), hash.etag(), about),
      abort: () => void (writer = new ContentWriter()),
    };
  }

  probe(key: string): void {
    checkKey(key);
  }

  delete(key: string, versionId?: string): void {
    const versions = this.objects.get(key) ?? [];
    const left = versionId === undefined ? [] : versions.filter(({ info }) => info.versionId !== versionId);
    if (left.length > 0 || this.below !== undefined) this.objects.set(key, left);
    else this.objects.delete(key);
  }
}

function find(versions: readonly Stored[] | undefined, versionId: string | undefined): Stored {
  const found =
    versionId === undefined
      ? versions?.at(-1)
      : // AWS: an object stored without versioning has the version `null`.
        versions?.find(({ info }) => (info.versionId ?? 'null') === versionId);
  if (found === undefined) throw new S3Failure(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion');
  return found;
}

function open({ info, content }: Stored): OpenObject {
  let at = 0;
  return {
    info,
    read() {
      const piece = content.pieceAt(at);
      at += piece?.length ?? 0;
      return piece;
    },
    slice: (start, end) => content.slice(start, end),
    close: () => undefined,
  };
}

interface Own {
  readonly key: string;
  /** Absent: deleted. */
  readonly info: ObjectInfo | undefined;
}

const pageSize = 1000;

/** A listing of own objects and of those below, unless own ones have the same keys. */
class Merged implements Listing {
  private readonly below: Listing | undefined;
  private at = 0;
  private page: readonly ObjectInfo[] = [];
  private read = 0;
  private ended: boolean;

  constructor(
    private readonly own: readonly Own[],
    below?: Listing,
  ) {
    this.below = below;
    this.ended = below === undefined;
  }

  /** The bucket below is a folder, so its listing is available at once. */
  next(max: number): readonly ObjectInfo[] {
    const found: ObjectInfo[] = [];
    while (found.length < max) {
      const other = this.peek();
      const own = this.own[this.at];
      if (own === undefined && other === undefined) break;
      const order = own === undefined ? 1 : other === undefined ? -1 : compareKeys(own.key, other.key);
      if (order <= 0) this.at++;
      if (order >= 0) this.read++;
      const info = order <= 0 ? own!.info : other;
      if (info !== undefined) found.push(info);
    }
    return found;
  }

  private peek(): ObjectInfo | undefined {
    if (this.read >= this.page.length && !this.ended) {
      this.page = this.below!.next(pageSize) as readonly ObjectInfo[];
      this.read = 0;
      this.ended = this.page.length === 0;
    }
    return this.page[this.read];
  }
}
