import {
  DynamoDBClient,
  ConditionalCheckFailedException,
  DescribeTableCommand,
  DynamoDB,
  DynamoDBServiceException,
  GetItemCommand,
  paginateScan,
  PutItemCommand,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { KMSClient, EncryptCommand } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, ExecutionDoesNotExist, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Readable } from 'node:stream';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import { describeInside } from '../../../../src/emulator/service/inspect';
import { service as anyService, lambda } from '../../../../src/tasks/mocking/scripts';

// Clients of the SDK for JavaScript in handlers of this process, made without region or credentials.

let service: Service;
beforeEach(() => void (service = createService({ time: 'skip', seed: 1, s3: {} })));
afterEach(() => service.close());

const definition = {
  StartAt: 'Notify',
  States: {
    Notify: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:notify',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      End: true,
    },
    Sorry: { Type: 'Pass', End: true },
  },
};

/** What a handler of this name returns, as the task that invokes it sees it. */
async function runHandler(handler: (event: unknown) => unknown): Promise<unknown> {
  service.functions.register('notify', handler);
  service.call('CreateStateMachine', {
    name: 'Order',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::123456789012:role/r',
  });
  const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '{}' }) as { executionArn: string };
  const execution = service.execution(executionArn)!;
  await execution.ended();
  if (execution.harnessError !== undefined) throw execution.harnessError;
  const { output, status } = describeInside(execution) as { output?: string; status: string };
  return output === undefined ? status : (JSON.parse(output) as unknown);
}

const put = () =>
  new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' }, raw: { B: Buffer.from('ab') } } }),
  );

test('an unanswered call fails the run, whatever handler and Catch do with it', async () => {
  const expected = [
    "Nothing answers dynamodb:putItem, which function 'notify' calls with its AWS client, invoked by state 'Notify'.",
    'It was sent: {"TableName":"orders","Item":{"id":{"S":"1"},"raw":{"B":"ab"}}}',
  ];
  await expect(runHandler(put)).rejects.toThrow(expected.join('\n'));
  await expect(runHandler(() => put().catch(() => 'nothing happened'))).rejects.toThrow(expected.join('\n'));
});

test('a mock of the service answers, and the call is in the log with its caller', async () => {
  service.mocks.use(anyService('dynamodb', 'putItem').returns({ Attributes: { at: { B: 'xyz' } } }));
  const seen: unknown[] = [];
  await runHandler(async () => void seen.push(await put()));
  expect(seen).toEqual([
    {
      $metadata: expect.objectContaining({
        httpStatusCode: 200,
        attempts: 1,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      }) as object,
      Attributes: { at: { B: new Uint8Array(Buffer.from('xyz')) } },
    },
  ]);
  expect(service.calls.all.map(({ name, answeredBy, caller }) => [name, answeredBy, caller?.functionName])).toEqual([
    ['arn:aws:lambda:us-east-1:123456789012:function:notify', 'local', undefined],
    ['aws-sdk:dynamodb:putItem', 'mock', 'notify'],
  ]);
});

test("an exception is of the package's class", async () => {
  service.mocks.use(anyService('dynamodb', 'putItem').fails('ConditionalCheckFailedException', 'The condition failed'));
  const seen: unknown[] = [];
  await runHandler(() => put().catch((error: unknown) => void seen.push(error)));
  const [error] = seen as [ConditionalCheckFailedException];
  expect(error).toBeInstanceOf(ConditionalCheckFailedException);
  const { name, message, $fault, $metadata } = error;
  expect({ name, message, $fault, status: $metadata.httpStatusCode }).toEqual({
    name: 'ConditionalCheckFailedException',
    message: 'The condition failed',
    $fault: 'client',
    status: 400,
  });
});

test("an exception that the API does not list is of the service's base class", async () => {
  service.mocks.use(anyService('dynamodb', 'putItem').fails('AccessDeniedException', 'no', { modelled: false }));
  const seen: unknown[] = [];
  await runHandler(() => put().catch((error: unknown) => void seen.push(error)));
  expect(seen[0]).toBeInstanceOf(DynamoDBServiceException);
  expect(seen[0]).toMatchObject({ name: 'AccessDeniedException', message: 'no' });
});

test('a client with methods, a paginator and a waiter', async () => {
  service.mocks.use(
    anyService('dynamodb', 'getItem').returns({ Item: { n: { N: '1' } } }),
    anyService('dynamodb', 'scan')
      .returns({ Items: [{ id: { S: 'a' } }], LastEvaluatedKey: { id: { S: 'a' } } })
      .returns({ Items: [{ id: { S: 'b' } }] }),
    anyService('dynamodb', 'describeTable')
      .fails('ResourceNotFoundException', 'not yet')
      .returns({ Table: { TableStatus: 'ACTIVE', CreationDateTime: '2026-01-02T03:04:05Z' } }),
  );
  const seen: unknown[] = [];
  await runHandler(async () => {
    const methods = new DynamoDB({});
    seen.push((await methods.getItem({ TableName: 't', Key: {} })).Item);
    for await (const { Items } of paginateScan({ client: methods }, { TableName: 't' })) seen.push(Items);
    const waiting = { client: methods, maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.001 };
    seen.push((await waitUntilTableExists(waiting, { TableName: 't' })).state);
  });
  expect(seen).toEqual([{ n: { N: '1' } }, [{ id: { S: 'a' } }], [{ id: { S: 'b' } }], 'SUCCESS']);
});

test('dates are dates, bytes are bytes that say themselves as text', async () => {
  service.mocks.use(
    anyService('dynamodb', 'describeTable').returns({ Table: { CreationDateTime: '2026-01-02T03:04:05Z' } }),
    anyService('kms', 'encrypt').returns({ CiphertextBlob: 'cipher', KeyId: 'k' }),
  );
  const seen: unknown[] = [];
  await runHandler(async () => {
    const { Table } = await new DynamoDBClient({}).send(new DescribeTableCommand({ TableName: 't' }));
    const { CiphertextBlob } = await new KMSClient({}).send(
      new EncryptCommand({ KeyId: 'k', Plaintext: Buffer.from('p') }),
    );
    seen.push(Table?.CreationDateTime, CiphertextBlob, service.calls.last?.parameters);
  });
  expect(seen).toEqual([
    new Date('2026-01-02T03:04:05Z'),
    new Uint8Array(Buffer.from('cipher')),
    { KeyId: 'k', Plaintext: 'p' },
  ]);
});

test('functions, queues, topics and buses of the harness answer', async () => {
  service.functions.register('charge', (event: object) => ({ ...event, charged: true }));
  service.mocks.use(lambda('ship').throws('Ship.Down', 'no ship'));
  const seen: unknown[] = [];
  await runHandler(async () => {
    const invoke = async (FunctionName: string) => {
      const { Payload, FunctionError } = await new LambdaClient({}).send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify({ a: 1 }) }),
      );
      return [JSON.parse(Payload!.transformToString()), FunctionError] as unknown;
    };
    seen.push(await invoke('charge'), await invoke('ship'));
    const sent = await new SQSClient({}).send(
      new SendMessageCommand({
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs',
        MessageBody: 'hello',
      }),
    );
    seen.push(sent.MD5OfMessageBody);
    await new SNSClient({}).send(
      new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'm' }),
    );
    await new EventBridgeClient({}).send(
      new PutEventsCommand({
        Entries: [{ Source: 's', DetailType: 'd', Detail: '{}', EventBusName: 'bus', Time: new Date(0) }],
      }),
    );
  });
  expect(seen).toEqual([
    [{ a: 1, charged: true }, undefined],
    [{ errorType: 'Ship.Down', errorMessage: 'no ship', trace: [] }, 'Unhandled'],
    '5d41402abc4b2a76b9719d911017c592',
  ]);
  expect(service.outbox.messages().map(({ destination }) => destination)).toEqual(['jobs', 'news', 'bus']);
});

test('messages of a mock need no digests', async () => {
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
  service.mocks.use(
    anyService('sqs', 'receiveMessage').returns({ Messages: [{ MessageId: 'm', Body: 'hello' }] }),
    anyService('sqs', 'sendMessage').returns({ MessageId: 'n' }),
  );
  const seen: unknown[] = [];
  await runHandler(async () => {
    const client = new SQSClient({});
    seen.push((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages);
    seen.push((await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).MessageId);
  });
  expect(seen).toEqual([[{ MessageId: 'm', Body: 'hello' }], 'n']);
});

test('the operations of Step Functions are those of this service', async () => {
  const seen: unknown[] = [];
  await runHandler(async () => {
    const client = new SFNClient({});
    const started = await client
      .send(
        new StartExecutionCommand({
          stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Missing',
        }),
      )
      .catch((error: unknown) => (error as Error).name);
    const error: unknown = await client
      .send(
        new DescribeExecutionCommand({ executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:none' }),
      )
      .catch((thrown: unknown) => thrown);
    seen.push(started, error instanceof ExecutionDoesNotExist);
  });
  expect(seen).toEqual(['StateMachineDoesNotExist', true]);
});

test('objects go into the S3 of the harness and return byte for byte', async () => {
  service.objects.put('files', 'seed', Buffer.from('x'));
  const bytes = Buffer.from([0, 255, 1, 254]);
  const seen: unknown[] = [];
  await runHandler(async () => {
    const client = new S3Client({});
    await client.send(new PutObjectCommand({ Bucket: 'files', Key: 'a', Body: bytes }));
    await client.send(
      new PutObjectCommand({
        Bucket: 'files',
        Key: 'b',
        Body: Readable.from([Buffer.from('streamed')]),
        ContentLength: 8,
      }),
    );
    const read = async (Key: string) => (await client.send(new GetObjectCommand({ Bucket: 'files', Key }))).Body!;
    seen.push(await (await read('a')).transformToByteArray(), await (await read('b')).transformToString());
  });
  expect(seen).toEqual([new Uint8Array(bytes), 'streamed']);
});

test('ignores a client that a test creates for itself', async () => {
  await runHandler(() => 1);
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await expect(client.send(new GetItemCommand({ TableName: 't', Key: {} }))).rejects.toThrow(/ECONNREFUSED/);
  expect(new ResourceNotFoundException({ message: '', $metadata: {} })).toBeInstanceOf(Error);
});
