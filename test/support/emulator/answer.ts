import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What the stand-in holds; it is lost at a restart. */
export class Contents {
  readonly items = new Map<string, unknown>();
  readonly messages: string[] = [];
  readonly objects = new Map<string, Buffer>();
}

/** `DynamoDB_20120810.PutItem`, `GET /bucket/key`, `POST /2015-03-31/functions/f/invocations`. */
export function operationOf(request: IncomingMessage): string {
  const target = request.headers['x-amz-target'];
  return typeof target === 'string' ? target : `${request.method} ${new URL(request.url!, 'https://a').pathname}`;
}

/** A few operations of DynamoDB, SQS, Lambda, ECS and S3. `undefined`: not implemented. */
export function answer(request: IncomingMessage, body: Buffer, contents: Contents): Answer | undefined {
  const operation = operationOf(request);
  const json = (): any => JSON.parse(String(body));
  switch (operation.replace(/^\w+\./, '')) {
    case 'CreateTable':
      return ok({ TableDescription: { TableName: json().TableName } });
    case 'PutItem':
      contents.items.set(json().Item.id.S, json().Item);
      return ok({});
    case 'GetItem':
      return ok({ Item: contents.items.get(json().Key.id.S) });
    case 'SendMessage':
      contents.messages.push(json().MessageBody);
      return ok({ MessageId: `m-${contents.messages.length}`, MD5OfMessageBody: md5(json().MessageBody) });
    case 'RunTask':
      return ok({ tasks: [{ taskArn: 'task-1', lastStatus: 'PENDING' }], failures: [] });
    case 'DescribeTasks':
      return ok({ tasks: [{ taskArn: 'task-1', lastStatus: 'STOPPED', containers: [{ exitCode: 0 }] }] });
  }
  if (/^POST .*\/invocations$/.test(operation)) return { body };
  return operation.includes('.') ? undefined : object(request, body, contents);
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function ok(value: object): Answer {
  return { headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(value) };
}

function object({ method, url }: IncomingMessage, body: Buffer, { objects }: Contents): Answer | undefined {
  const { pathname, searchParams } = new URL(url!, 'https://a');
  const [, bucket, ...key] = pathname.split('/');
  if (bucket === '' || searchParams.has('uploads')) return undefined;
  const name = key.join('/');
  if (name === '' && method === 'GET') {
    const keys = [...objects.keys()].filter((one) => one.startsWith(searchParams.get('prefix') ?? ''));
    const contents = keys.map(
      (one) => `<Contents><Key>${one}</Key><Size>${objects.get(one)!.length}</Size></Contents>`,
    );
    return { body: `<ListBucketResult>${contents.join('')}</ListBucketResult>` };
  }
  if (method === 'PUT') {
    objects.set(name, body);
    return { headers: { etag: '"e"' } };
  }
  const found = objects.get(name);
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (found === undefined) return { status: 404, body: '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>' };
  return { headers: { etag: '"e"', 'content-length': String(found.length) }, body: found };
}
