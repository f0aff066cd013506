import { createHash } from 'node:crypto';

/** An ETag of S3: the MD5 of the content in quotes. */
export function etagOf(content: Uint8Array): string {
  return quoted(createHash('md5').update(content).digest('hex'));
}

/** Like `etagOf`, for content that comes in pieces. */
export class EtagHash {
  private readonly hash = createHash('md5');

  update(piece: Uint8Array): void {
    this.hash.update(piece);
  }

  etag(): string {
    return quoted(this.hash.digest('hex'));
  }
}

function quoted(digest: string): string {
  return `"${digest}"`;
}
