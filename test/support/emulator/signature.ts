import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

type Refusal = 'missing' | 'unknownKey' | 'wrongSignature';

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Checks a request's Signature Version 4 as AWS does: over what came in, with the secret of its key. */
export function checkSignature(request: IncomingMessage, body: Buffer, keys: Keys): Refusal | undefined {
  const found = form.exec(request.headers.authorization ?? '');
  if (found === null) return 'missing';
  const [, id, date, region, service, signed, signature] = found as unknown as [string, ...string[]];
  if (id !== keys.accessKeyId) return 'unknownKey';
  const { pathname, searchParams } = new URL(request.url!, 'https://127.0.0.1');
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = signed!
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}\n`);
  const stated = request.headers['x-amz-content-sha256'];
  const payload = typeof stated === 'string' ? stated : sha256(body);
  // S3 signs the path as it is sent; the others encode it once more.
  const path = service === 's3' ? pathname : pathname.split('/').map(encode).join('/');
  const canonical = [request.method, path, query, headers.join(''), signed, payload].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [date!, region!, service!, 'aws4_request'].reduce<Buffer>(
    hmac,
    Buffer.from(`AWS4${keys.secretAccessKey}`),
  );
  if (!/^STREAMING-|^UNSIGNED-PAYLOAD/.test(payload) && payload !== sha256(body)) return 'wrongSignature';
  return hmac(key, text).toString('hex') === signature ? undefined : 'wrongSignature';
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
