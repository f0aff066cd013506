import { isArray, isObject, objectOf, type Json, type JsonObject } from '../../../util/json';
import { asText, optionalText } from '../../../services/parameters';
import type { AwsOutput } from '../border/AwsCall';
import { contentOf, inputOfS3, type S3Request } from './s3Requests';
import type { Asking, WireAnswer, WireRequest } from './WireCall';
import { element, escapeXml } from './xml';

/** The supported operations of S3. */
export const s3Operations: readonly string[] = [
  'GetObject',
  'HeadObject',
  'PutObject',
  'CopyObject',
  'DeleteObject',
  'DeleteObjects',
  'ListObjectsV2',
];

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** S3 uses REST with XML. Objects pass through byte for byte. */
export async function s3Protocol(request: WireRequest, asked: S3Request, asking: Asking): Promise<WireAnswer> {
  const { operation } = asked;
  const requestId = asking.requestId.replaceAll('-', '').slice(0, 16).toUpperCase();
  const common = { 'x-amz-request-id': requestId, 'x-amz-id-2': `${requestId}${requestId}` };
  let content: Buffer | undefined;
  try {
    content = operation === 'PutObject' ? contentOf(request) : undefined;
  } catch (error) {
    return failure(common, 400, 'IncompleteBody', (error as Error).message);
  }
  const action = operation[0]!.toLowerCase() + operation.slice(1);
  const answer = await asking.ask(action, inputOfS3(request, asked), content);
  if (!('output' in answer)) {
    const { code, message, statusCode } = answer.exception;
    const reply = failure(common, statusCode, code.replace(/Exception$/, ''), message);
    return operation === 'HeadObject' ? { ...reply, body: '' } : reply;
  }
  return write(operation, answer, asked, common);
}

function failure(
  headers: Readonly<Record<string, string>>,
  statusCode: number,
  code: string,
  message: string,
): WireAnswer {
  const text =
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${element('Code', code)}${element('Message', message)}` +
    `${element('RequestId', headers['x-amz-request-id'])}</Error>`;
  return { statusCode, headers: { ...headers, 'Content-Type': 'application/xml' }, body: text };
}

/** Members of responses that are headers. */
const headersOf: Readonly<Record<string, string>> = {
  AcceptRanges: 'Accept-Ranges',
  CacheControl: 'Cache-Control',
  ContentDisposition: 'Content-Disposition',
  ContentEncoding: 'Content-Encoding',
  ContentLanguage: 'Content-Language',
  ContentRange: 'Content-Range',
  ContentType: 'Content-Type',
  DeleteMarker: 'x-amz-delete-marker',
  ETag: 'ETag',
  Expiration: 'x-amz-expiration',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  StorageClass: 'x-amz-storage-class',
  VersionId: 'x-amz-version-id',
};

function write(
  operation: string,
  { output, body: content }: AwsOutput,
  asked: S3Request,
  common: Readonly<Record<string, string>>,
): WireAnswer {
  const headers = { ...common, ...headersFrom(output) };
  const xml = (name: string, inner: string): WireAnswer => ({
    statusCode: 200,
    headers: { ...headers, 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${name} ${namespace}>${inner}</${name}>`,
  });
  switch (operation) {
    case 'GetObject':
      return {
        statusCode: output['ContentRange'] === undefined ? 200 : 206,
        headers,
        body: content ?? asText(output['Body'] ?? ''),
      };
    case 'HeadObject':
      return { statusCode: 200, headers: { ...headers, 'Content-Length': lengthOf(output) }, body: '' };
    case 'DeleteObject':
      return { statusCode: 204, headers, body: '' };
    case 'CopyObject':
      return xml('CopyObjectResult', elementsOf(objectOf(output['CopyObjectResult'])));
    case 'DeleteObjects':
      return xml('DeleteResult', listsOf(output, { Deleted: 'Deleted', Errors: 'Error' }));
    case 'ListObjectsV2':
      return xml('ListBucketResult', listing(output, asked.query.get('encoding-type') === 'url'));
    default:
      return { statusCode: 200, headers, body: '' };
  }
}

function headersFrom(output: JsonObject): Record<string, string> {
  const named = Object.entries(headersOf).flatMap(([member, header]): [string, string][] => {
    const value = optionalText(output, member);
    return value === undefined ? [] : [[header, value]];
  });
  const modified = optionalText(output, 'LastModified');
  const metadata = Object.entries(objectOf(output['Metadata'] ?? {})).map(([name, value]): [string, string] => [
    `x-amz-meta-${name}`,
    asText(value),
  ]);
  return {
    ...Object.fromEntries([...named, ...metadata]),
    ...(modified !== undefined && { 'Last-Modified': new Date(modified).toUTCString() }),
  };
}

function lengthOf(output: JsonObject): string {
  return optionalText(output, 'ContentLength') ?? '0';
}

/** Members whose values are keys: a client may request them URL-encoded. */
const keys = new Set(['Key', 'Prefix', 'Delimiter', 'StartAfter']);

function listing(output: JsonObject, isEncoded: boolean): string {
  const encode = (text: string): string => encodeURIComponent(text).replaceAll('%2F', '/');
  const inner = listsOf(
    output,
    { Contents: 'Contents', CommonPrefixes: 'CommonPrefixes' },
    isEncoded ? encode : undefined,
  );
  return isEncoded ? `${inner}<EncodingType>url</EncodingType>` : inner;
}

/** The members as elements; a list becomes one element per item, with the name from the table. */
function listsOf(
  output: JsonObject,
  lists: Readonly<Record<string, string>>,
  encode?: (key: string) => string,
): string {
  return Object.entries(output)
    .map(([name, value]) => {
      const item = lists[name];
      if (item === undefined || !isArray(value)) return elementsOf({ [name]: value }, encode);
      return value.map((each) => `<${item}>${elementsOf(objectOf(each), encode)}</${item}>`).join('');
    })
    .join('');
}

function elementsOf(members: JsonObject, encode: (key: string) => string = (key) => key): string {
  return Object.entries(members)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<${name}>${contentFor(name, value, encode)}</${name}>`)
    .join('');
}

function contentFor(name: string, value: Json, encode: (key: string) => string): string {
  if (isObject(value)) return elementsOf(value, encode);
  return escapeXml(keys.has(name) ? encode(asText(value)) : asText(value));
}
