import type { JsonObject } from '../../../util/json';
import type { WireRequest } from './WireCall';
import { elementsIn, textOfElement } from './xml';

/** A request to S3: its operation, bucket and key. */
export interface S3Request {
  /** `GetObject`, even if it is not supported here. */
  readonly operation: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** Reads bucket and key, from the path or with the bucket in the host, and determines the operation. */
export function readS3Request({ method, path, headers }: WireRequest): S3Request {
  const [place = '/', text] = path.split('?', 2);
  const query = new URLSearchParams(text);
  const [, bucketOfHost] = /^(.+?)\.(?:s3[.-][^:]*|(?:[^:]*\.)?localhost)(?::\d+)?$/.exec(headers['host'] ?? '') ?? [];
  const [, first = '', rest = ''] = /^\/([^/]*)(?:\/([^]*))?$/.exec(place) ?? [];
  const [bucket, key] = bucketOfHost === undefined ? [first, rest] : [bucketOfHost, place.slice(1)];
  const at = { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key), query };
  return { ...at, operation: operationOf(method, at, headers) };
}

/** Operations by method and query parameter: for a bucket, for an object. */
const ofBucket: Readonly<Record<string, string>> = {
  'GET list-type': 'ListObjectsV2',
  'GET uploads': 'ListMultipartUploads',
  'GET versions': 'ListObjectVersions',
  'GET location': 'GetBucketLocation',
  'POST delete': 'DeleteObjects',
  GET: 'ListObjects',
  HEAD: 'HeadBucket',
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
  POST: 'PostObject',
};
const ofObject: Readonly<Record<string, string>> = {
  'GET uploadId': 'ListParts',
  'GET attributes': 'GetObjectAttributes',
  'PUT partNumber': 'UploadPart',
  'POST uploads': 'CreateMultipartUpload',
  'POST uploadId': 'CompleteMultipartUpload',
  'POST select': 'SelectObjectContent',
  'POST restore': 'RestoreObject',
  'DELETE uploadId': 'AbortMultipartUpload',
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};
/** Other subresources in a query: `GetObjectTagging`, `PutBucketPolicy`. */
const subresources =
  /^(?:acl|tagging|policy|cors|lifecycle|versioning|encryption|notification|website|logging|retention|legal-hold|torrent|replication)$/;
const verbs: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };

function operationOf(
  method: string,
  { bucket, key, query }: Omit<S3Request, 'operation'>,
  headers: WireRequest['headers'],
): string {
  if (bucket === '') return method === 'GET' ? 'ListBuckets' : `${method} /`;
  const names = [...query.keys()];
  const about = names.find((name) => subresources.test(name));
  const kind = key === '' ? 'Bucket' : 'Object';
  if (about !== undefined) return `${verbs[method] ?? method}${kind}${about[0]!.toUpperCase()}${about.slice(1)}`;
  const table = key === '' ? ofBucket : ofObject;
  const named = names.map((name) => table[`${method} ${name}`]).find((name) => name !== undefined) ?? table[method];
  const isCopy = headers['x-amz-copy-source'] !== undefined;
  if (isCopy && named === 'PutObject') return 'CopyObject';
  if (isCopy && named === 'UploadPart') return 'UploadPartCopy';
  return named ?? `${method} ${kind}`;
}

/** Headers and parameters of requests, and their members. Others do not affect the response. */
const headerMembers: Readonly<Record<string, string>> = {
  range: 'Range',
  'if-match': 'IfMatch',
  'if-none-match': 'IfNoneMatch',
  'if-modified-since': 'IfModifiedSince',
  'if-unmodified-since': 'IfUnmodifiedSince',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-language': 'ContentLanguage',
  expires: 'Expires',
  'x-amz-acl': 'ACL',
  'x-amz-copy-source': 'CopySource',
  'x-amz-expected-bucket-owner': 'ExpectedBucketOwner',
  'x-amz-metadata-directive': 'MetadataDirective',
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-server-side-encryption-customer-algorithm': 'SSECustomerAlgorithm',
  'x-amz-storage-class': 'StorageClass',
  'x-amz-tagging': 'Tagging',
  'x-amz-object-lock-mode': 'ObjectLockMode',
  'x-amz-website-redirect-location': 'WebsiteRedirectLocation',
};
const queryMembers: Readonly<Record<string, string>> = {
  versionId: 'VersionId',
  prefix: 'Prefix',
  delimiter: 'Delimiter',
  'start-after': 'StartAfter',
  'continuation-token': 'ContinuationToken',
  partNumber: 'PartNumber',
  'response-content-type': 'ResponseContentType',
  'response-content-disposition': 'ResponseContentDisposition',
};

/** The input of an operation, without its body; members with the API's names, which Step Functions uses. */
export function inputOfS3(request: WireRequest, { operation, bucket, key, query }: S3Request): JsonObject {
  const { headers } = request;
  const given = (table: Readonly<Record<string, string>>, valueOf: (name: string) => string | null | undefined) =>
    Object.entries(table).flatMap(([name, member]): [string, string][] => {
      const value = valueOf(name);
      return value === undefined || value === null || value === '' ? [] : [[member, value]];
    });
  const isUpload = operation === 'PutObject';
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  const encoding = contentEncoding(headers);
  const maxKeys = query.get('max-keys');
  return {
    Bucket: bucket,
    ...(key !== '' && { Key: key }),
    ...Object.fromEntries(given(headerMembers, (name) => headers[name])),
    ...Object.fromEntries(given(queryMembers, (name) => query.get(name))),
    ...(maxKeys !== null && { MaxKeys: Number(maxKeys) }),
    ...(isUpload && headers['content-type'] !== undefined && { ContentType: headers['content-type'] }),
    ...(isUpload && encoding !== '' && { ContentEncoding: encoding }),
    ...(metadata.length > 0 && {
      Metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice('x-amz-meta-'.length), value])),
    }),
    ...(operation === 'DeleteObjects' && { Delete: deleteOf(request.body.toString('utf8')) }),
  };
}

function contentEncoding(headers: WireRequest['headers']): string {
  const all = (headers['content-encoding'] ?? '').split(',').map((each) => each.trim());
  return all.filter((each) => each !== '' && each !== 'aws-chunked').join(', ');
}

function deleteOf(xml: string): JsonObject {
  const objects = elementsIn(xml, 'Object').map((object) => {
    const versionId = textOfElement(object, 'VersionId');
    return { Key: textOfElement(object, 'Key') ?? '', ...(versionId !== undefined && { VersionId: versionId }) };
  });
  return { Objects: objects, ...(textOfElement(xml, 'Quiet') === 'true' && { Quiet: true }) };
}

/** The object in a request. Throws an Error if it is incomplete. */
export function contentOf({ headers, body }: WireRequest): Buffer {
  const isChunked =
    headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true ||
    (headers['content-encoding'] ?? '').split(',').some((each) => each.trim() === 'aws-chunked');
  return isChunked ? decodeAwsChunked(body) : body;
}

/**
 * The content of a body in the encoding `aws-chunked`, in which SDKs send S3 what they sign or sum up while they send it:
 * chunks with their length in front, signed or not, and trailing headers. Throws an Error when it is not complete.
 */
function decodeAwsChunked(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at, 'latin1');
    const [, hex] = /^([0-9a-f]+)(?:;[^\r\n]*)?$/i.exec(lineEnd < 0 ? '' : body.toString('latin1', at, lineEnd)) ?? [];
    if (hex === undefined) throw new Error('The body is not in the encoding aws-chunked that its headers name.');
    const length = Number.parseInt(hex, 16);
    if (length === 0) return Buffer.concat(pieces);
    const start = lineEnd + 2;
    if (start + length > body.length) throw new Error('The body of the request ends in the middle of a chunk.');
    pieces.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}
