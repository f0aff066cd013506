import http from 'node:http';
import net from 'node:net';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { lambda, service as serviceScript } from '../../../../src';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { MistakeSink } from '../../../../src/tasks/integrations/border/AwsCall';
import { ClientEndpoint } from '../../../../src/tasks/integrations/protocols/ClientEndpoint';

const requestId = '00000000-0000-4000-8000-000000000001';
let service: Service;
let endpoint: ClientEndpoint;
let url: string;
let fail: MistakeSink | undefined;

beforeEach(async () => {
  service = createService({ time: 'skip' });
  fail = undefined;
  endpoint = new ClientEndpoint(() => ({
    caller: { functionName: 'f', accountId: service.accountId, region: service.region },
    calls: service.handlerCalls,
    fail,
    requestId,
  }));
  url = await endpoint.open();
});
afterEach(() => {
  endpoint.close();
  service.close();
});

const config = () => ({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: '123456789012', secretAccessKey: 'stepmill' },
});

/** What a client makes of an error. */
const nameOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'no error',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );

describe('AWS JSON', () => {
  test('a mock answers, and receives the request', async () => {
    service.mocks.use(serviceScript('dynamodb', 'getItem').returns({ Item: { id: { S: 'o-1' } } }));
    const dynamodb = new DynamoDBClient(config());
    const { Item, $metadata } = await dynamodb.send(new GetItemCommand({ TableName: 't', Key: { id: { S: 'o-1' } } }));
    expect({ Item, requestId: $metadata.requestId }).toEqual({ Item: { id: { S: 'o-1' } }, requestId });
    expect(service.calls.all.map(({ request }) => request.parameters)).toEqual([
      { TableName: 't', Key: { id: { S: 'o-1' } } },
    ]);
  });

  test('an error has the name and the message of the API', async () => {
    service.mocks.use(serviceScript('dynamodb', 'putItem').fails('ConditionalCheckFailedException', 'is there'));
    const dynamodb = new DynamoDBClient(config());
    const sent = dynamodb.send(new PutItemCommand({ TableName: 't', Item: { id: { S: 'o' } } }));
    expect(await nameOf(sent)).toBe('ConditionalCheckFailedException: is there');
  });

  test('an unanswered call is a mistake, and an error for its caller', async () => {
    const dynamodb = new DynamoDBClient(config());
    const sent = dynamodb.send(new PutItemCommand({ TableName: 't', Item: { id: { S: 'o' } } }));
    expect(await nameOf(sent)).toMatch(/^HarnessError: [^]*sfn\.mock\.service\('dynamodb', 'putItem'\)/);
    expect([...service.answers.mistakes].map((mistake) => (mistake as Error).name)).toEqual(['HarnessError']);
  });

  test('the invocation may handle the mistake', async () => {
    const taken: unknown[] = [];
    fail = (mistake) => taken.push(mistake) > 0;
    await nameOf(new DynamoDBClient(config()).send(new PutItemCommand({ TableName: 't', Item: {} })));
    expect(taken).toHaveLength(1);
    expect([...service.answers.mistakes]).toEqual([]);
  });

  test('without a client package, by the name in front of the operation', async () => {
    service.mocks.use(serviceScript('secretsmanager', 'getSecretValue').returns({ SecretString: 's' }));
    const headers = { 'X-Amz-Target': 'secretsmanager.GetSecretValue', 'Content-Type': 'application/x-amz-json-1.1' };
    const response = await fetch(url, { method: 'POST', headers, body: '{"SecretId":"db"}' });
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      200,
      'application/x-amz-json-1.1',
      { SecretString: 's' },
    ]);
  });

  test('a body that is not JSON is an error of the caller', async () => {
    const headers = { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' };
    const response = await fetch(url, { method: 'POST', headers, body: '{"TableName":' });
    expect([response.status, ((await response.json()) as { __type: string }).__type]).toEqual([
      400,
      'SerializationException',
    ]);
    expect([...service.answers.mistakes]).toEqual([]);
  });

  test('SQS, message by message', async () => {
    const sqs = new SQSClient(config());
    const QueueUrl = `${url}/123456789012/orders`;
    const one = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' }));
    expect(one.MessageId).toMatch(/^[-0-9a-f]{36}$/);
    const Entries = [
      { Id: 'a', MessageBody: 'two' },
      { Id: 'b', MessageBody: 'three' },
    ];
    const batch = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(batch.Successful?.map(({ Id }) => Id)).toEqual(['a', 'b']);
    expect(service.outbox.messages().map(({ body }) => body)).toEqual(['one', 'two', 'three']);
  });

  test('EventBridge', async () => {
    const events = new EventBridgeClient(config());
    const Entries = [{ Source: 's', DetailType: 'd', Detail: '{"a":1}' }];
    expect((await events.send(new PutEventsCommand({ Entries }))).FailedEntryCount).toBe(0);
    expect(service.outbox.messages().map(({ body }) => body)).toEqual(['{"a":1}']);
  });

  test('Step Functions, in the account of the caller', async () => {
    const definition = JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    service.call('CreateStateMachine', { name: 'm', definition, roleArn: 'arn:aws:iam::123456789012:role/r' });
    const sfn = new SFNClient({ ...config(), disableHostPrefix: true });
    const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines[0]?.creationDate).toBeInstanceOf(Date);
    const { stateMachineArn } = stateMachines[0]!;
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"a":1}' }));
    await service.quiet();
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect([described.status, described.output]).toEqual(['SUCCEEDED', '{"a":1}']);
    const none = sfn.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}x` }));
    expect(await nameOf(none)).toMatch(/^StateMachineDoesNotExist: State Machine Does Not Exist/);
  });
});

describe('the query protocol', () => {
  test('SNS', async () => {
    const sns = new SNSClient(config());
    const TopicArn = 'arn:aws:sns:us-east-1:123456789012:news';
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'a<b' } };
    const { MessageId } = await sns.send(new PublishCommand({ TopicArn, Message: 'a & b', MessageAttributes }));
    expect(MessageId).toMatch(/^[-0-9a-f]{36}$/);
    expect(service.outbox.messages().map(({ body }) => body)).toEqual(['a & b']);
    expect(service.calls.all[0]!.request.parameters).toMatchObject({ MessageAttributes });
    service.mocks.use(serviceScript('sns', 'publish').fails('NotFoundException', 'Topic does not exist'));
    const refused = sns.send(new PublishCommand({ TopicArn, Message: 'm' }));
    expect(await nameOf(refused)).toBe('NotFoundException: Topic does not exist');
  });

  const form = (body: string) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
    return fetch(url, { method: 'POST', headers, body });
  };

  test('SQS, as older clients speak it', async () => {
    const queue = encodeURIComponent(`${url}/123456789012/orders`);
    const sent = await form(
      `Action=SendMessage&Version=2012-11-05&QueueUrl=${queue}&MessageBody=m&` +
        'MessageAttribute.1.Name=a&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v',
    );
    expect(await sent.text()).toMatch(
      /^<SendMessageResponse [^>]*><SendMessageResult>.*<MessageId>[-0-9a-f]{36}<\/MessageId>.*<\/SendMessageResult>/,
    );
    expect(service.calls.all[0]!.request.parameters).toMatchObject({
      MessageBody: 'm',
      MessageAttributes: { a: { DataType: 'String', StringValue: 'v' } },
    });
    service.mocks.use(
      serviceScript('sqs', 'receiveMessage').returns({
        Messages: [{ MessageId: 'i', Body: '<b>', Attributes: { SentTimestamp: '1' } }],
      }),
    );
    const received = await form(`Action=ReceiveMessage&Version=2012-11-05&QueueUrl=${queue}&AttributeName.1=All`);
    expect(await received.text()).toContain(
      '<Message><MessageId>i</MessageId><Body>&lt;b&gt;</Body><Attribute><Name>SentTimestamp</Name><Value>1</Value></Attribute></Message>',
    );
    expect(service.calls.all[1]!.request.parameters).toMatchObject({ AttributeNames: ['All'] });
  });

  test('any other service, by its version', async () => {
    service.mocks.use(serviceScript('sts', 'getCallerIdentity').returns({ Account: '123456789012' }));
    const response = await form('Action=GetCallerIdentity&Version=2011-06-15');
    expect(await response.text()).toBe(
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        '<Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata>' +
        `<RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
    );
  });

  test('an unanswered call', async () => {
    const response = await form('Action=GetCallerIdentity&Version=2011-06-15');
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/<Code>HarnessError<\/Code><Message>[^]*getCallerIdentity/);
  });
});

describe('Lambda', () => {
  test('Invoke meets mocks and functions', async () => {
    service.mocks.use(lambda('charge').returns({ chargeId: 'c' }));
    service.functions.register('double', (event: { n: number }) => event.n * 2);
    service.functions.register('broken', () => {
      throw new RangeError('too far');
    });
    const client = new LambdaClient(config());
    const invoke = async (FunctionName: string, event: object) => {
      const { Payload, StatusCode, FunctionError } = await client.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
      );
      return { StatusCode, FunctionError, payload: JSON.parse(Buffer.from(Payload!).toString()) as unknown };
    };
    expect(await invoke('charge', {})).toEqual({
      StatusCode: 200,
      FunctionError: undefined,
      payload: { chargeId: 'c' },
    });
    expect(await invoke('double', { n: 2 })).toEqual({ StatusCode: 200, FunctionError: undefined, payload: 4 });
    expect(await invoke('arn:aws:lambda:us-east-1:123456789012:function:broken', {})).toMatchObject({
      FunctionError: 'Unhandled',
      payload: { errorType: 'RangeError', errorMessage: 'too far' },
    });
  });

  test('an unsupported request fails by name', async () => {
    const sent = new LambdaClient(config()).send(new ListFunctionsCommand({}));
    expect(await nameOf(sent)).toMatch(
      /^HarnessError: The handler of function 'f' calls lambda GET \/2015-03-31\/functions over HTTP/,
    );
    expect([...service.answers.mistakes]).toHaveLength(1);
  });
});

describe('S3', () => {
  const binary = Buffer.from([0, 255, 254, 10, 13, 195, 40]);
  let s3: S3Client;
  beforeEach(() => {
    service.objects.createBucket('files');
    s3 = new S3Client(config());
  });

  test('objects go in and out byte for byte, with their metadata', async () => {
    const put = { Bucket: 'files', Key: 'a b/ü+&.bin', Body: binary, ContentType: 'image/x', Metadata: { who: 'me' } };
    await s3.send(new PutObjectCommand(put));
    const got = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'a b/ü+&.bin' }));
    expect(Buffer.from(await got.Body!.transformToByteArray())).toEqual(binary);
    const { ContentType, ContentLength, Metadata, LastModified } = got;
    expect({ ContentType, ContentLength, Metadata }).toEqual({
      ContentType: 'image/x',
      ContentLength: 7,
      Metadata: { who: 'me' },
    });
    expect(LastModified).toBeInstanceOf(Date);
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'files', Key: 'a b/ü+&.bin' }));
    expect([head.ContentLength, head.ETag]).toEqual([7, got.ETag]);
    const part = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'a b/ü+&.bin', Range: 'bytes=1-2' }));
    expect([part.ContentRange, Buffer.from(await part.Body!.transformToByteArray())]).toEqual([
      'bytes 1-2/7',
      binary.subarray(1, 3),
    ]);
  });

  test('a stream of 6 MB, in chunks with a trailing checksum', async () => {
    const body = Buffer.alloc(6 * 1024 * 1024, 'x');
    const { Readable } = await import('node:stream');
    const Body = Readable.from([body.subarray(0, 1_000_000), body.subarray(1_000_000)]);
    await s3.send(new PutObjectCommand({ Bucket: 'files', Key: 'large', Body, ContentLength: body.length }));
    const got = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'large' }));
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(body)).toBe(true);
  });

  test('listing, page by page', async () => {
    for (const key of ['a/1', 'a/2', 'b <&>', 'c']) service.objects.put('files', key, Buffer.from(key));
    const page = await s3.send(new ListObjectsV2Command({ Bucket: 'files', Delimiter: '/', MaxKeys: 2 }));
    expect([page.CommonPrefixes, page.Contents?.map(({ Key }) => Key), page.IsTruncated]).toEqual([
      [{ Prefix: 'a/' }],
      ['b <&>'],
      true,
    ]);
    const next = await s3.send(
      new ListObjectsV2Command({ Bucket: 'files', Delimiter: '/', ContinuationToken: page.NextContinuationToken! }),
    );
    expect([next.Contents?.map(({ Key, Size }) => [Key, Size]), next.IsTruncated]).toEqual([[['c', 1]], false]);
  });

  test('deleting', async () => {
    for (const key of ['a', 'b & c', 'd']) service.objects.put('files', key, Buffer.from(key));
    await s3.send(new DeleteObjectCommand({ Bucket: 'files', Key: 'a' }));
    const Delete = { Objects: [{ Key: 'b & c' }, { Key: 'none' }] };
    const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket: 'files', Delete }));
    expect(Deleted).toEqual([{ Key: 'b & c' }, { Key: 'none' }]);
    const left = await s3.send(new ListObjectsV2Command({ Bucket: 'files' }));
    expect(left.Contents?.map(({ Key }) => Key)).toEqual(['d']);
  });

  test('what S3 refuses has its own name', async () => {
    expect(await nameOf(s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'none' })))).toBe(
      'NoSuchKey: The specified key does not exist.',
    );
    expect(await nameOf(s3.send(new HeadObjectCommand({ Bucket: 'files', Key: 'none' })))).toMatch(/^NotFound/);
    expect([...service.answers.mistakes]).toEqual([]);
  });

  test('the bucket may be in the name of the host', async () => {
    service.objects.put('files', 'k/1', Buffer.from('text'));
    const { port } = new URL(url);
    for (const host of ['files.s3.eu-west-1.amazonaws.com', 'files.s3.localhost', `files.localhost:${port}`]) {
      const body = await new Promise<string>((resolve, reject) => {
        const options = { port, host: '127.0.0.1', path: '/k/1', headers: { host } };
        http
          .get(options, (response) => response.on('data', (chunk: Buffer) => resolve(String(chunk))))
          .on('error', reject);
      });
      expect(body).toBe('text');
    }
  });

  test('an unsupported request fails by name, and so does an unknown parameter of the store', async () => {
    const upload = s3.send(new CreateMultipartUploadCommand({ Bucket: 'files', Key: 'k' }));
    expect(await nameOf(upload)).toMatch(/^HarnessError: The handler of function 'f' calls s3 CreateMultipartUpload/);
    const matching = s3.send(new PutObjectCommand({ Bucket: 'files', Key: 'k', Body: 'b', IfNoneMatch: '*' }));
    expect(await nameOf(matching)).toMatch(/^HarnessError: [^]*IfNoneMatch/);
    expect([...service.answers.mistakes]).toHaveLength(2);
  });
});

describe('transport', () => {
  test('a client that asks before it sends a body', async () => {
    service.objects.createBucket('files');
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    const heard = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
        if (text === 'HTTP/1.1 100 Continue\r\n\r\n') socket.write('text');
        if (text.includes('HTTP/1.1 200')) resolve(text);
      });
    });
    socket.write('PUT /files/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n');
    expect(await heard).toContain('HTTP/1.1 200 OK');
    socket.destroy();
    const found = await service.objects.bucket('files')!.head('k');
    expect(found.size).toBe(4);
  });

  test('many calls at once', async () => {
    service.mocks.use(serviceScript('dynamodb', 'getItem').returns({ Item: { id: { S: 'o' } } }));
    const dynamodb = new DynamoDBClient(config());
    const get = () => dynamodb.send(new GetItemCommand({ TableName: 't', Key: { id: { S: 'o' } } }));
    const all = await Promise.all(Array.from({ length: 200 }, get));
    expect(all.every(({ Item }) => Item?.['id']?.S === 'o')).toBe(true);
  });

  test('a client that leaves in the middle of a body calls nothing', async () => {
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise<void>((resolve) => {
      socket.write('PUT /files/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400\r\n\r\nhalf', () => resolve());
    });
    socket.destroy();
    await fetch(url, { method: 'POST', headers: { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' }, body: '[' });
    expect(service.calls.all).toEqual([]);
    expect([...service.answers.mistakes]).toEqual([]);
  });

  test('rejects web pages', async () => {
    const headers = { 'X-Amz-Target': 'DynamoDB_20120810.PutItem', Origin: 'https://evil.example' };
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect(service.calls.all).toEqual([]);
  });
});
