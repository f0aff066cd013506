import { type OpenObject, readAll } from './ObjectBucket';
import type { ObjectStore, S3Refusal } from './ObjectStore';
import { S3Failure } from './S3Failure';
import { orElse } from '../../../util/pending';

/** What a test does with the store, as plain data: contents are base64. */
export type ObjectsCall =
  | { readonly op: 'createBucket'; readonly bucket: string }
  | {
      readonly op: 'put';
      readonly bucket: string;
      readonly key: string;
      readonly content: string;
      readonly contentType?: string | undefined;
      readonly metadata?: Readonly<Record<string, string>> | undefined;
      readonly versionId?: string | undefined;
    }
  | { readonly op: 'buckets' }
  | { readonly op: 'get'; readonly bucket: string; readonly key: string }
  | { readonly op: 'keys'; readonly bucket: string; readonly prefix: string }
  | { readonly op: 'delete'; readonly bucket: string; readonly key: string }
  | { readonly op: 'refuse'; readonly refusal: S3Refusal }
  /** Rules that no call has matched: of a test or of its file. */
  | { readonly op: 'unmetRefusals'; readonly scope: 'test' | 'file' }
  /** Saves the present content, which each reset restores. */
  | { readonly op: 'keep' };

/** Of `buckets` the names, of `get` the content, of `keys` the keys, of `unmetRefusals` their descriptions; `null` where there is nothing to say, or no such object or bucket. */
export type ObjectsReply = string | readonly string[] | null;

/** Carries out a call. Throws HarnessError for what the bucket cannot hold. */
export function callObjects(store: ObjectStore, call: ObjectsCall): ObjectsReply {
  switch (call.op) {
    case 'createBucket':
      store.createBucket(call.bucket);
      return null;
    case 'put':
      store.put(call.bucket, call.key, Buffer.from(call.content, 'base64'), call);
      return null;
    case 'buckets':
      return store.bucketNames;
    case 'get':
      return contentOf(store, call.bucket, call.key);
    case 'keys':
      return keysOf(store, call.bucket, call.prefix);
    case 'delete':
      store.delete(call.bucket, call.key);
      return null;
    case 'refuse':
      store.refuse(call.refusal);
      return null;
    case 'unmetRefusals':
      return store.unmetRefusals(call.scope);
    case 'keep':
      store.keep();
      return null;
  }
}

/** The store's own buckets respond at once. */
function contentOf(store: ObjectStore, bucket: string, key: string): string | null {
  const found = store.bucket(bucket);
  if (found === undefined) return null;
  return orElse<string | null>(
    () => (readAll(found.open(key) as OpenObject) as Buffer).toString('base64'),
    (error) => {
      if (error instanceof S3Failure) return null;
      throw error;
    },
  ) as string | null;
}

const pageSize = 1000;

function keysOf(store: ObjectStore, bucket: string, prefix: string): readonly string[] | null {
  const listing = store.bucket(bucket)?.list({ prefix });
  if (listing === undefined) return null;
  const keys: string[] = [];
  for (;;) {
    const page = listing.next(pageSize) as readonly { readonly key: string }[];
    if (page.length === 0) return keys;
    for (const { key } of page) keys.push(key);
  }
}
