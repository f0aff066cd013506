import { HarnessError } from '../../../../src/errors/HarnessError';
import { toText, type Json } from '../../../../src/util/json';
import { executionArn, stateMachineArn, TestIo } from '../support';
import { startServer, type EchoServer, type Seen } from '../http/echoServer';

type Reply = { status?: number; headers?: Record<string, string>; body?: string };

let server: EchoServer;
let respond: (seen: Seen) => Reply;

beforeAll(async () => {
  server = await startServer((seen, response) => {
    const { status = 200, headers = {}, body = '{}' } = respond(seen);
    response.sendDate = false;
    response.writeHead(status, { 'x-amzn-RequestId': 'r-1', ...headers }).end(body);
  });
});
afterAll(() => server.close());
beforeEach(() => server.seen.splice(0));

const json = (body: Json, status = 200): Reply => ({
  status,
  headers: { 'Content-Type': 'application/x-amz-json-1.0', Date: 'now' },
  body: JSON.stringify(body),
});

function ask(resource: string, parameters: Json, answer: Reply | ((seen: Seen) => Reply) = {}) {
  respond = typeof answer === 'function' ? answer : () => answer;
  const io = new TestIo({ environment: { AWS_ENDPOINT_URL: server.url } });
  return io.reply(resource, parameters);
}

/** The body that reached the service. */
const sent = (): unknown => JSON.parse(server.seen[0]!.body);
const header = (name: string) => server.seen[0]!.rawHeaders.find(([key]) => key.toLowerCase() === name)?.[1];

const metadata = (length: number) => ({
  SdkHttpMetadata: {
    AllHttpHeaders: {
      'transfer-encoding': ['chunked'],
      connection: ['keep-alive'],
      'x-amzn-RequestId': ['r-1'],
      Date: ['now'],
      'Content-Type': ['application/x-amz-json-1.0'],
      'keep-alive': ['timeout=5'],
      ...(length > 0 && { 'Content-Length': [String(length)] }),
    },
    HttpHeaders: {
      connection: 'keep-alive',
      'Content-Type': 'application/x-amz-json-1.0',
      Date: 'now',
      'keep-alive': 'timeout=5',
      'transfer-encoding': 'chunked',
      'x-amzn-RequestId': 'r-1',
    },
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: 'r-1' },
});

describe('an optimised integration', () => {
  test('is sent with the API’s names and answered with Sdk members', async () => {
    const Item = { id: { S: '1' }, data: { M: { n: { N: '7' }, ok: { BOOL: true } } } };
    expect(await ask('dynamodb:getItem', { TableName: 't', Key: { id: { S: '1' } } }, json({ Item }))).toEqual({
      outcome: { output: { Item, ...metadata(0) } },
    });
    expect(header('x-amz-target')).toBe('DynamoDB_20120810.GetItem');
    expect(sent()).toEqual({ TableName: 't', Key: { id: { S: '1' } } });
  });

  test('has its errors in the style of the older SDK', async () => {
    const error = (code: string, message: string) =>
      json({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message }, 400);
    const tail = (code: string) =>
      ` (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ${code}; Request ID: r-1; Proxy: null)`;
    const parameters = { TableName: 't', Item: {} };
    expect(await ask('dynamodb:putItem', parameters, error('ResourceNotFoundException', 'no table'))).toEqual({
      outcome: {
        error: 'DynamoDB.ResourceNotFoundException',
        cause: `no table${tail('ResourceNotFoundException')}`,
      },
    });
    expect(await ask('dynamodb:putItem', parameters, error('ValidationException', 'bad item'))).toEqual({
      outcome: { error: 'DynamoDB.AmazonDynamoDBException', cause: `bad item${tail('ValidationException')}` },
    });
  });

  test('events:putEvents: the texts, the added resources, the failed entry', async () => {
    const answer = { Entries: [{ ErrorCode: 'X', ErrorMessage: 'y' }], FailedEntryCount: 1 };
    const Entries = [{ Detail: { a: 1 }, DetailType: 'd', Source: 's' }];
    expect(await ask('events:putEvents', { Entries }, json(answer))).toEqual({
      outcome: { error: 'EventBridge.FailedEntry', cause: JSON.stringify(answer) },
    });
    expect(sent()).toEqual({
      Entries: [{ Detail: '{"a":1}', DetailType: 'd', Source: 's', Resources: [executionArn, stateMachineArn] }],
    });
  });

  test('a message goes to the endpoint, not into the outbox', async () => {
    respond = () => json({ MessageId: 'm-1', MD5OfMessageBody: 'bb6cb5c68df4652941caf652a366f2d8' });
    const io = new TestIo({ environment: { SQS_ENDPOINT: server.url } });
    const parameters = { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/q', MessageBody: { a: 1 } };
    expect(await io.reply('sqs:sendMessage.waitForTaskToken', parameters)).toEqual({
      submitted: { MD5OfMessageBody: 'bb6cb5c68df4652941caf652a366f2d8', MessageId: 'm-1', ...metadata(0) },
      endedBy: 'outside',
    });
    expect(sent()).toEqual({ QueueUrl: parameters.QueueUrl, MessageBody: '{"a":1}' });
    expect(io.outbox.messages()).toEqual([]);
  });

  test('SNS, which speaks XML', async () => {
    const xml = (inner: string) => ({ headers: { 'Content-Type': 'text/xml' }, body: inner });
    const topic = { TopicArn: 'arn:aws:sns:eu-west-1:1:t', Message: { a: 1 } };
    const ok = xml(
      '<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult>' +
        '<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>',
    );
    expect(await ask('aws-sdk:sns:publish', { ...topic, Message: 'x' }, ok)).toEqual({
      outcome: { output: { MessageId: 'm-1' } },
    });
    const missing = xml(
      '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>' +
        '<RequestId>r-2</RequestId></ErrorResponse>',
    );
    expect(await ask('sns:publish', topic, { ...missing, status: 404 })).toEqual({
      outcome: {
        error: 'SNS.NotFoundException',
        cause:
          'Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: r-1; Proxy: null)',
      },
    });
    expect(new URLSearchParams(server.seen[1]!.body).get('Message')).toBe('{"a":1}');
  });

  test('nobody listens', async () => {
    const io = new TestIo({ urls: { sqs: 'http://127.0.0.1:1' } });
    await expect(io.reply('sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'x' })).rejects.toEqual(
      new HarnessError(
        "State 'Step' calls sqs:sendMessage at http://127.0.0.1:1 (endpoints: { urls: { sqs: … } }), which cannot be " +
          'reached: connect ECONNREFUSED 127.0.0.1:1\n' +
          'Start the endpoint, correct endpoints: { urls: { sqs: … } }, or mock the state.\n' +
          'This is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.',
      ),
    );
  });
});

describe('an aws-sdk: integration', () => {
  test('has the names of the SDK for Java v2, times as text and no Sdk members', async () => {
    const answer = { tasks: [{ taskArn: 'a', createdAt: 1704164645.5, containers: [] }], failures: [] };
    expect(await ask('aws-sdk:ecs:describeTasks', { Cluster: 'c', Tasks: ['a'] }, json(answer))).toEqual({
      outcome: {
        output: { Failures: [], Tasks: [{ Containers: [], CreatedAt: '2024-01-02T03:04:05.500Z', TaskArn: 'a' }] },
      },
    });
    expect(sent()).toEqual({ cluster: 'c', tasks: ['a'] });
  });

  test('has its errors in the style of the newer SDK', async () => {
    const error = (__type: string) => json({ __type, message: 'no' }, 400);
    const cause = 'no (Service: Sqs, Status Code: 400, Request ID: r-1) (SDK Attempt Count: 1)';
    const parameters = { QueueUrl: 'q', MessageBody: 'x' };
    expect(await ask('aws-sdk:sqs:sendMessage', parameters, error('com.amazonaws.sqs#QueueDoesNotExist'))).toEqual({
      outcome: { error: 'Sqs.QueueDoesNotExistException', cause },
    });
    expect(await ask('aws-sdk:sqs:sendMessage', parameters, error('SomethingElse'))).toEqual({
      outcome: { error: 'Sqs.SqsException', cause },
    });
  });

  test('S3: a body is stored as JSON text, and comes back as text, last', async () => {
    const put = { Bucket: 'b', Key: 'k' };
    const stored: string[] = [];
    for (const Body of ['hello\nπ', null, 'AP9BQgo=', { a: [1] }]) {
      server.seen.splice(0);
      await ask('aws-sdk:s3:putObject', { ...put, Body }, { headers: { ETag: '"e"' }, body: '' });
      stored.push(server.seen[0]!.body.split('\r\n').find((line) => /^["n{]/.test(line)) ?? '');
      expect(header('content-type')).toBe('text/plain; charset=UTF-8');
    }
    expect(stored).toEqual(['"hello\\nπ"', 'null', '"AP9BQgo="', '{"a":[1]}']);

    const headers = {
      ETag: '"e"',
      'Content-Type': 'text/plain',
      'Last-Modified': 'Tue, 02 Jan 2024 03:04:05 GMT',
      'x-amz-meta-mixed-key': 'v',
      'accept-ranges': 'bytes',
    };
    const reply = await ask('aws-sdk:s3:getObject', put, { headers, body: '"AP9BQgo="' });
    expect(JSON.stringify(reply)).toBe(
      JSON.stringify({
        outcome: {
          output: {
            AcceptRanges: 'bytes',
            ContentType: 'text/plain',
            ETag: '"e"',
            LastModified: '2024-01-02T03:04:05Z',
            Metadata: { 'mixed-key': 'v' },
            Body: '"AP9BQgo="',
          },
        },
      }),
    );
  });

  test('S3: a body that comes in pieces is read to its end', async () => {
    const body = 'x'.repeat(1_000_000);
    const { outcome } = await ask('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }, { body });
    expect((outcome as { output: { Body: string } }).output.Body).toBe(body);
  });

  test('S3: AccessDenied is named although the API does not model it; the second id is shown', async () => {
    const body = '<Error><Code>AccessDenied</Code><Message>denied</Message></Error>';
    const headers = { 'x-amz-request-id': 'r-9', 'x-amz-id-2': 'ext', 'Content-Type': 'application/xml' };
    expect(await ask('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }, { status: 403, headers, body })).toEqual({
      outcome: {
        error: 'S3.AccessDeniedException',
        cause:
          'denied (Service: S3, Status Code: 403, Request ID: r-1, Extended Request ID: ext) (SDK Attempt Count: 1)',
      },
    });
  });

  test('bytes of an attribute are never decoded', async () => {
    const MessageAttributes = { Binary: { DataType: 'Binary', BinaryValue: 'AP9BQgo=' } };
    await ask(
      'aws-sdk:sqs:sendMessage',
      { QueueUrl: 'q', MessageBody: 'x', MessageAttributes },
      json({ MessageId: 'm', MD5OfMessageBody: '9dd4e461268c8034f5c8564e155c67a6' }),
    );
    expect(sent()).toMatchObject({ MessageAttributes: { Binary: { BinaryValue: 'QVA5QlFnbz0=' } } });
  });
});

describe('Lambda at an endpoint', () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';
  const answers = (body: string, headers: Record<string, string> = {}): Reply => ({
    headers: { 'X-Amz-Executed-Version': '$LATEST', ...headers },
    body,
  });

  test('the reply of a function ARN keeps its spaces', async () => {
    const { outcome } = await ask(arn, { a: 1 }, answers('{"spaced": [1, 2]}'));
    expect(toText((outcome as { output: Json }).output)).toBe('{"spaced": [1, 2]}');
    expect(server.seen[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(decodeURIComponent(server.seen[0]!.url)).toBe(`/2015-03-31/functions/${arn}/invocations`);
  });

  test('a function error is byte for byte the cause with an ARN, compact with invoke', async () => {
    const body = '{"errorMessage": "no", "errorType": "Declined"}';
    const failed = answers(body, { 'X-Amz-Function-Error': 'Unhandled' });
    expect(await ask(arn, {}, failed)).toEqual({ outcome: { error: 'Declined', cause: body } });
    expect(await ask('lambda:invoke', { FunctionName: 'f' }, failed)).toEqual({
      outcome: { error: 'Declined', cause: '{"errorMessage":"no","errorType":"Declined"}' },
    });
    expect(await ask('aws-sdk:lambda:invoke', { FunctionName: 'f' }, failed)).toEqual({
      outcome: {
        output: { ExecutedVersion: '$LATEST', FunctionError: 'Unhandled', Payload: body, StatusCode: 200 },
      },
    });
  });

  test('a reply without an error type is Lambda.Unknown', async () => {
    const body = '{"errorMessage":"RequestId: x Process exited"}';
    const unknown = answers(body, { 'X-Amz-Function-Error': 'Unhandled' });
    expect(await ask('lambda:invoke', { FunctionName: 'f' }, unknown)).toEqual({
      outcome: {
        error: 'Lambda.Unknown',
        cause: `The cause could not be determined because Lambda did not return an error type. Returned payload: ${body}`,
      },
    });
  });

  test('no such function', async () => {
    const missing = {
      status: 404,
      headers: { 'x-amzn-ErrorType': 'ResourceNotFoundException' },
      body: JSON.stringify({ Message: `Function not found: ${arn}:$LATEST` }),
    };
    const outcome = {
      error: 'Lambda.ResourceNotFoundException',
      cause:
        `Function not found: ${arn}:$LATEST (Service: AWSLambda; Status Code: 404; ` +
        'Error Code: ResourceNotFoundException; Request ID: r-1; Proxy: null)',
    };
    expect(await ask('lambda:invoke', { FunctionName: 'f' }, missing)).toEqual({ outcome });
    expect(await ask(arn, {}, missing)).toEqual({ outcome });
  });

  test('a registered function goes before the endpoint', async () => {
    const io = new TestIo({ environment: { LAMBDA_ENDPOINT: server.url } });
    io.functions.register('f', () => 'here');
    expect(await io.reply(arn, {})).toEqual({ outcome: { output: 'here' } });
    expect(server.seen).toEqual([]);
  });
});

describe('what cannot be sent', () => {
  test('a service without its package', async () => {
    await expect(ask('aws-sdk:secretsmanager:listSecrets', {})).rejects.toEqual(
      new HarnessError(
        `State 'Step' (arn:aws:states:::aws-sdk:secretsmanager:listSecrets) has the endpoint ${server.url}, but the call ` +
          `cannot be sent: no @aws-sdk/client-* package for 'secretsmanager' is installed. ` +
          'Run: npm install --save-dev @aws-sdk/client-secrets-manager',
      ),
    );
  });

  test('an action that the service does not have', async () => {
    await expect(ask('aws-sdk:sqs:sendLetter', {})).rejects.toEqual(
      new HarnessError(
        `State 'Step' (arn:aws:states:::aws-sdk:sqs:sendLetter) has the endpoint ${server.url}, but the call cannot be ` +
          `sent: @aws-sdk/client-sqs has no operation 'sendLetter'. Mock the state.`,
      ),
    );
  });

  test('without an endpoint nothing is sent at all', () => {
    const io = new TestIo();
    const resources = ['dynamodb:getItem', 'aws-sdk:s3:getObject', 'ecs:runTask.sync', 'bedrock:invokeModel'];
    expect(resources.map((resource) => io.ask(resource, {}))).toEqual(Array(4).fill(undefined));
    const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';
    expect(io.ask(activity, {})).toBeUndefined();
  });
});
