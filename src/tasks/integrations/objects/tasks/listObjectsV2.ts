import { asDouble, isNumber, type JsonObject } from '../../../../util/json';
import { andThen, type MaybePending } from '../../../../util/pending';
import type { Listing, ObjectInfo } from '../ObjectBucket';
import { S3Failure } from '../S3Failure';
import { type S3Task, shownTime } from './S3Task';

/** AWS: the maximum number of entries on a page. */
const mostKeys = 1000;

/** A page of a listing: objects and common prefixes. */
interface Page {
  readonly objects: ObjectInfo[];
  readonly prefixes: string[];
  /** The last entry of the page, if there are more. */
  next?: string;
}

/** A continuation token is the last entry of the previous page, in base64. */
export const listObjectsV2: S3Task = {
  action: 'listObjectsV2',
  parameters: ['Prefix', 'Delimiter', 'MaxKeys', 'StartAfter', 'ContinuationToken', 'FetchOwner', 'RequestPayer'],
  answer({ bucket, bucketName, parameters, text }) {
    const prefix = text('Prefix') ?? '';
    const delimiter = text('Delimiter') ?? '';
    const token = text('ContinuationToken');
    const after = token === undefined ? text('StartAfter') : decodeToken(token);
    const asked = parameters['MaxKeys'];
    const maxKeys = isNumber(asked) ? asDouble(asked) : mostKeys;
    const listing = bucket.list({ prefix, after });
    return andThen(readPage(listing, { prefix, delimiter, after }, Math.min(maxKeys, mostKeys)), (page) => ({
      ...(page.prefixes.length === 0 ? {} : { CommonPrefixes: page.prefixes.map((Prefix) => ({ Prefix })) }),
      ...(page.objects.length === 0 ? {} : { Contents: page.objects.map(shown) }),
      ...(token === undefined ? {} : { ContinuationToken: token }),
      ...(delimiter === '' ? {} : { Delimiter: delimiter }),
      IsTruncated: page.next !== undefined,
      KeyCount: page.objects.length + page.prefixes.length,
      MaxKeys: maxKeys,
      Name: bucketName,
      ...(page.next === undefined ? {} : { NextContinuationToken: Buffer.from(page.next).toString('base64') }),
      Prefix: prefix,
      ...(text('StartAfter') === undefined ? {} : { StartAfter: text('StartAfter')! }),
    }));
  },
};

interface Cut {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string | undefined;
}

function readPage(listing: Listing, cut: Cut, maxKeys: number): MaybePending<Page> {
  const page: Page = { objects: [], prefixes: [] };
  let last: string | undefined;
  /** Whether the page is full. */
  const take = (info: ObjectInfo): boolean => {
    const common = commonPrefix(info.key, cut);
    // AWS: a prefix is not listed again on the next page.
    if (common !== undefined && (common === last || common === cut.after)) return false;
    if (page.objects.length + page.prefixes.length >= maxKeys) {
      if (last !== undefined) page.next = last;
      return true;
    }
    if (common === undefined) page.objects.push(info);
    else page.prefixes.push(common);
    last = common ?? info.key;
    return false;
  };
  const go = (): MaybePending<Page> =>
    andThen(listing.next(mostKeys), (infos) => (infos.length === 0 || infos.some(take) ? page : go()));
  return go();
}

function commonPrefix(key: string, { prefix, delimiter }: Cut): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function shown({ etag, key, lastModifiedMs, size }: ObjectInfo): JsonObject {
  return { ETag: etag, Key: key, LastModified: shownTime(lastModifiedMs), Size: size, StorageClass: 'STANDARD' };
}

function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (Buffer.from(text).toString('base64') !== token)
    throw new S3Failure('InvalidArgument', { message: 'The continuation token provided is incorrect' });
  return text;
}
