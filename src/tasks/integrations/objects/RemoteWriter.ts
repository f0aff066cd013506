import { defaultContentType, type NewObject, type ObjectInfo, type ObjectWriter } from './ObjectBucket';
import { etagOf } from './md5';

/** AWS: the parts of an upload have at least 5 MiB, except for the last one. */
const partBytes = 8 * 1024 * 1024;

/** Sends a call about the object: `putObject`, `uploadPart` … */
type Send = (action: string, input: object) => Promise<Record<string, unknown>>;

/** An object that is sent to an S3 endpoint: in one call if it is small, or else in parts. */
export class RemoteWriter implements ObjectWriter {
  private pieces: Buffer[] = [];
  private bytes = 0;
  private size = 0;
  private upload: string | undefined;
  private readonly parts: { readonly ETag: unknown; readonly PartNumber: number }[] = [];

  constructor(
    private readonly key: string,
    private readonly about: NewObject,
    private readonly send: Send,
  ) {}

  write(bytes: Buffer): void | Promise<void> {
    this.pieces.push(bytes);
    this.bytes += bytes.length;
    this.size += bytes.length;
    if (this.bytes >= partBytes) return this.sendPart();
  }

  async commit(): Promise<ObjectInfo> {
    const { contentType = defaultContentType, metadata = {} } = this.about;
    let etag: unknown;
    if (this.upload === undefined) {
      const Body = this.take();
      etag = (await this.send('putObject', { Body, ...this.described })).ETag ?? etagOf(Body);
    } else {
      if (this.bytes > 0) await this.sendPart();
      const input = { UploadId: this.upload, MultipartUpload: { Parts: this.parts } };
      etag = (await this.send('completeMultipartUpload', input)).ETag;
      this.upload = undefined;
    }
    return { key: this.key, size: this.size, etag: String(etag), lastModifiedMs: 0, contentType, metadata };
  }

  abort(): void {
    this.pieces = [];
    const { upload } = this;
    this.upload = undefined;
    // Not awaited: nothing depends on it.
    if (upload !== undefined) this.send('abortMultipartUpload', { UploadId: upload }).catch(() => undefined);
  }

  private async sendPart(): Promise<void> {
    const Body = this.take();
    this.upload ??= (await this.send('createMultipartUpload', this.described)).UploadId as string;
    const PartNumber = this.parts.length + 1;
    const { ETag } = await this.send('uploadPart', { UploadId: this.upload, PartNumber, Body });
    this.parts.push({ ETag, PartNumber });
  }

  private take(): Buffer {
    const Body = Buffer.concat(this.pieces);
    this.pieces = [];
    this.bytes = 0;
    return Body;
  }

  private get described(): object {
    return { ContentType: this.about.contentType, Metadata: this.about.metadata };
  }
}
