import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeExecutionCommand, SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishBatchCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import http from 'node:http';
import { lambda, service as anyService, sns, sqs } from '../../src/tasks/mocking/scripts';
import { interceptAws, type Interception } from '../../src/nock';
import { createService } from '../../src/emulator/service/createService';
import type { Service } from '../../src/emulator/service/Service';
import { Stepmill } from '../../src/harness/Stepmill';

const settings = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  maxAttempts: 1,
};
const clients = {
  lambda: new LambdaClient(settings),
  sns: new SNSClient(settings),
  sqs: new SQSClient(settings),
  sfn: new SFNClient(settings),
};

let service: Service;
let wire: Interception;

beforeEach(() => {
  service = createService({ time: 'skip', seed: 1 });
  wire = interceptAws(service);
});
afterEach(() => {
  wire.restore();
  service.close();
});
const { env } = process;
beforeAll(() => void (process.env = { ...env, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }));
afterAll(() => void (process.env = env));
afterAll(() => Object.values(clients).forEach((client) => client.destroy()));

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const text = (payload: Uint8Array | undefined) => Buffer.from(payload ?? []).toString();

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, statusCode: $metadata?.httpStatusCode };
  }
}

describe('Lambda', () => {
  const invoke = (input: object = {}) => clients.lambda.send(new InvokeCommand({ FunctionName: 'charge', ...input }));

  test('a mock answers like the function', async () => {
    service.mocks.use(lambda('charge').answers((event) => ({ charged: (event as { amount: number }).amount })));
    const { $metadata, Payload, ...answer } = await invoke({ Payload: json({ amount: 10 }), LogType: 'Tail' });
    expect(answer).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST', LogResult: 'RU5ECg==' });
    expect(text(Payload)).toBe('{"charged":10}');
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(service.calls.ofFunction('charge').all.map(({ received }) => received)).toEqual([{ amount: 10 }]);
  });

  test('a registered function runs, whatever the form of its name', async () => {
    service.functions.register('charge', async (_, { invokedFunctionArn }) => invokedFunctionArn);
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:charge';
    const answers = await Promise.all(
      [{}, { Qualifier: '7' }, { FunctionName: `${arn}:live` }].map(async (input) =>
        text((await invoke(input)).Payload),
      ),
    );
    expect(answers).toEqual([`"${arn}"`, `"${arn}:7"`, `"${arn}:live"`]);
  });

  test("a function's own error", async () => {
    service.mocks.use(lambda('charge').throws('CardDeclined', 'no money'));
    const { FunctionError, StatusCode, Payload } = await invoke();
    expect({ FunctionError, StatusCode, payload: JSON.parse(text(Payload)) as unknown }).toEqual({
      FunctionError: 'Unhandled',
      StatusCode: 200,
      payload: { errorType: 'CardDeclined', errorMessage: 'no money', trace: [] },
    });
  });

  test.each([
    ['Lambda.TooManyRequestsException', 'Rate Exceeded.', 429],
    ['Lambda.ResourceNotFoundException', 'Function not found: f', 404],
  ])('an error of the Invoke API: %s', async (error, message, statusCode) => {
    service.mocks.use(anyService('lambda:invoke').throws(error, message));
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:charge';
    service.functions.register('unused', () => 1);
    expect(await errorOf(invoke({ FunctionName: arn }))).toEqual({
      name: error.slice('Lambda.'.length),
      message,
      statusCode,
    });
  });

  test('rejects an invalid JSON payload like Lambda, and large numbers keep their digits', async () => {
    service.mocks.use(lambda('charge').answers((event) => event));
    expect(await errorOf(invoke({ Payload: Buffer.from('nope') }))).toEqual({
      name: 'InvalidRequestContentException',
      message:
        'Could not parse request body into json: Could not parse payload into json: ' +
        "Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n" +
        ' at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]',
      statusCode: 400,
    });
    expect(service.calls.count).toBe(0);
    expect(text((await invoke({ Payload: Buffer.from('{"id":1234567890123456789}') })).Payload)).toBe(
      '{"id":1234567890123456789}',
    );
  });

  test('accepts Event and runs the function; DryRun runs nothing', async () => {
    const seen: unknown[] = [];
    service.functions.register('charge', (event) => void seen.push(event));
    const event = await invoke({ InvocationType: 'Event', Payload: json({ e: 1 }) });
    const dry = await invoke({ InvocationType: 'DryRun' });
    expect([event.StatusCode, text(event.Payload), dry.StatusCode]).toEqual([202, '', 204]);
    expect(seen).toEqual([{ e: 1 }]);
  });
});

describe('ready-made answers', () => {
  const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
  const TopicArn = 'arn:aws:sns:eu-west-1:123456789012:news';
  const send = {
    lambda: () => clients.lambda.send(new InvokeCommand({ FunctionName: 'charge' })),
    sqs: () => clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })),
    sns: () => clients.sns.send(new PublishCommand({ TopicArn, Message: 'x' })),
  };

  test.each([
    ['lambda', 'throttled', 'TooManyRequestsException', 429],
    ['lambda', 'serviceException', 'ServiceException', 500],
    ['lambda', 'functionNotFound', 'ResourceNotFoundException', 404],
    ['lambda', 'payloadNoJson', 'InvalidRequestContentException', 400],
    ['lambda', 'accessDenied', 'AccessDeniedException', 403],
    ['sqs', 'queueDoesNotExist', 'QueueDoesNotExist', 400],
    ['sqs', 'emptyMessage', 'MissingParameter', 400],
    ['sqs', 'messageTooLong', 'InvalidParameterValue', 400],
    ['sqs', 'throttled', 'RequestThrottled', 400],
    ['sns', 'topicDoesNotExist', 'NotFoundException', 404],
    ['sns', 'invalidParameter', 'InvalidParameterException', 400],
    ['sns', 'throttled', 'ThrottledException', 429],
    ['sns', 'authorizationError', 'AuthorizationErrorException', 403],
  ] as const)('%s/%s is %s with status %d', async (name, answer, error, statusCode) => {
    service.mocks.use(anyService(name).answersLike(`${name}/${answer}`));
    expect(await errorOf(send[name]())).toMatchObject({ name: error, statusCode });
  });

  test.each(['functionError', 'functionTimedOut', 'outOfMemory'])(
    "lambda/%s is the function's own error",
    async (answer) => {
      service.mocks.use(lambda('charge').answersLike(`lambda/${answer}`));
      const { FunctionError, StatusCode } = await send.lambda();
      expect([FunctionError, StatusCode]).toEqual(['Unhandled', 200]);
    },
  );
});

describe('SQS', () => {
  const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';

  test('a message arrives in the outbox, and the client verifies the digests', async () => {
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'new' },
      raw: { DataType: 'Binary', BinaryValue: Buffer.from('AB') },
    };
    const answer = await clients.sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: 'hello', MessageAttributes }),
    );
    const [message] = service.outbox.messages();
    expect(answer).toMatchObject({
      MessageId: message!.messageId,
      MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
      MD5OfMessageAttributes: message!.md5OfAttributes,
    });
    expect(message).toMatchObject({ destination: 'orders', body: 'hello', attributes: { raw: { BinaryValue: 'AB' } } });
  });

  test('answers a batch message by message', async () => {
    service.mocks.use(
      sqs('orders')
        .when((body) => body === 'bad')
        .throws('OverLimit', 'too many'),
    );
    const Entries = ['good', 'bad'].map((MessageBody, i) => ({ Id: `m${i}`, MessageBody }));
    const { Successful, Failed } = await clients.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(Successful!.map(({ Id }) => Id)).toEqual(['m0']);
    expect(Failed).toEqual([{ Id: 'm1', Code: 'OverLimit', Message: 'too many', SenderFault: true }]);
    expect(service.outbox.messages().map(({ body }) => body)).toEqual(['good']);
  });

  test('a mock fails like the service', async () => {
    service.mocks.use(sqs('orders').throws('QueueDoesNotExist', 'The specified queue does not exist.'));
    expect(await errorOf(clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })))).toEqual({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      statusCode: 400,
    });
  });

  test('a mock can answer any other operation', async () => {
    service.mocks.use(anyService('sqs:getQueueUrl').returns({ QueueUrl }));
    expect(await clients.sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).toMatchObject({ QueueUrl });
  });
});

describe('SNS', () => {
  const TopicArn = 'arn:aws:sns:eu-west-1:123456789012:news';

  test('a message arrives in the outbox with everything that was sent', async () => {
    const Message = 'a < b & "c"\r\n☃';
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'new' } };
    const answer = await clients.sns.send(new PublishCommand({ TopicArn, Message, Subject: 'S', MessageAttributes }));
    const [message] = service.outbox.messages();
    expect(answer.MessageId).toBe(message!.messageId);
    expect(message).toMatchObject({
      service: 'sns',
      destination: 'news',
      body: Message,
      subject: 'S',
      attributes: MessageAttributes,
    });
  });

  test('one message of a batch fails', async () => {
    service.mocks.use(
      sns('news')
        .when((body) => body === 'bad')
        .throws('InvalidParameterException', 'a <bad> one'),
    );
    const PublishBatchRequestEntries = ['good', 'bad'].map((Message, i) => ({ Id: `m${i}`, Message }));
    const answer = await clients.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
    expect(answer.Successful!.map(({ Id }) => Id)).toEqual(['m0']);
    expect(answer.Failed).toEqual([
      { Id: 'm1', Code: 'InvalidParameterException', Message: 'a <bad> one', SenderFault: true },
    ]);
  });

  test('a mock fails like the service', async () => {
    service.mocks.use(sns('news').throws('NotFoundException', 'Topic does not exist'));
    expect(await errorOf(clients.sns.send(new PublishCommand({ TopicArn, Message: 'x' })))).toEqual({
      name: 'NotFoundException',
      message: 'Topic does not exist',
      statusCode: 404,
    });
  });
});

describe('Step Functions', () => {
  test('both hosts lead to the service, and its errors reach the client', async () => {
    const { stateMachineArn } = service.call(
      'CreateStateMachine',
      {
        name: 'M',
        type: 'EXPRESS',
        definition: '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}',
        roleArn: 'arn:aws:iam::123456789012:role/r',
      },
      { accountId: '123456789012', region: 'eu-west-1' },
    ) as { stateMachineArn: string };
    const input = { stateMachineArn, input: '{"a":1}' };
    expect(await clients.sfn.send(new StartSyncExecutionCommand(input))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1}',
      startDate: expect.any(Date),
    });
    const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:M:nope';
    expect(await errorOf(clients.sfn.send(new DescribeExecutionCommand({ executionArn })))).toEqual({
      name: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${executionArn}'`,
      statusCode: 400,
    });
  });

  test('the same mocks answer a workflow that calls AWS itself', async () => {
    const emulator = createService({ time: 'skip', unmocked: 'forward', region: 'eu-west-1' });
    service.mocks.use(lambda('charge').returns({ ok: true }));
    const definition = {
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'charge' },
          OutputPath: '$.Payload',
          End: true,
        },
      },
    };
    const { stateMachineArn } = emulator.call('CreateStateMachine', {
      name: 'M',
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::123456789012:role/r',
      type: 'EXPRESS',
    }) as { stateMachineArn: string };
    const run = await emulator.call('StartSyncExecution', { stateMachineArn });
    emulator.close();
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' });
  });
});

describe('other traffic and restoring', () => {
  test('an unanswered call fails with the line to write, and is recorded', async () => {
    const call = clients.lambda.send(new InvokeCommand({ FunctionName: 'ship', Payload: json({ id: 7 }) }));
    await expect(call).rejects.toThrow(
      /It was sent: \{"id":7\}\nTo answer it, write: sfn\.mock\.lambda\('ship'\)\.returns\(/,
    );
    expect(wire.unanswered.map(({ message }) => message.split('\n')[0])).toEqual([
      expect.stringMatching(
        /^Nothing answers a call of an AWS SDK client \(arn:aws:lambda:eu-west-1:.*:function:ship\)\.$/,
      ),
    ]);
    expect(service.calls.ofFunction('ship').all.map(({ answeredBy }) => answeredBy)).toEqual(['unmocked']);
  });

  test('a harness fails the test for an unanswered call, unless the test has read it', async () => {
    wire.restore();
    const sfn = new Stepmill();
    wire = interceptAws(sfn);
    const swallowed = () =>
      clients.lambda.send(new InvokeCommand({ FunctionName: 'ship' })).catch(() => 'the code under test goes on');
    await swallowed();
    await expect(sfn.endTest()).rejects.toThrow(/^Nothing answers a call of an AWS SDK client/);
    await swallowed();
    expect(wire.unanswered).toHaveLength(2);
    await expect(sfn.endTest()).resolves.toBeUndefined();
    await sfn.close();
  });

  test('rejects misspelt options', () => {
    expect(() => interceptAws(service, { service: ['sqs'] } as object)).toThrow("Did you mean 'services'?");
    expect(() => interceptAws(service, { services: ['sqss' as 'sqs'] })).toThrow("Did you mean 'sqs'?");
  });

  test('other hosts stay reachable', async () => {
    const server = http.createServer((_, response) => response.end('real'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toBe('real');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('intercepts only the given services, and restoring twice does no harm', () => {
    wire.restore();
    wire.restore();
    const original = http.ClientRequest;
    const only = interceptAws(service, { services: ['sqs'] });
    expect(http.ClientRequest).not.toBe(original);
    only.restore();
    expect(http.ClientRequest).toBe(original);
  });

  test("nock's other users keep their interceptors", async () => {
    const { default: nock } = await import('nock');
    nock('https://example.test').get('/').reply(200, 'theirs');
    wire.restore();
    expect(nock.isActive()).toBe(true);
    nock('https://lambda.eu-west-1.amazonaws.com').post(/.*/).reply(200, '"theirs too"');
    const { Payload } = await clients.lambda.send(new InvokeCommand({ FunctionName: 'x' }));
    expect(text(Payload)).toBe('"theirs too"');
    expect(await (await fetch('https://example.test/')).text()).toBe('theirs');
    nock.cleanAll();
    nock.restore();
  });
});

describe('region and credentials', () => {
  const names = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_PROFILE',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SHARED_CREDENTIALS_FILE',
  ] as const;
  const seen = () => names.map((name) => process.env[name]);

  test('are set for clients without any, until restore', async () => {
    wire.restore();
    for (const name of names) delete process.env[name];
    service.mocks.use(lambda('charge').returns('mocked'));
    const own = interceptAws({ service });
    const client = new LambdaClient();
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'charge' }));
    client.destroy();
    expect(text(Payload)).toBe('"mocked"');
    own.restore();
    expect(seen()).toEqual(names.map(() => undefined));
  });

  test('do not hide a file that the user names', () => {
    wire.restore();
    for (const name of names) delete process.env[name];
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/keys';
    const own = interceptAws(service);
    expect(process.env['AWS_ACCESS_KEY_ID']).toBeUndefined();
    own.restore();
    delete process.env['AWS_SHARED_CREDENTIALS_FILE'];
  });

  test('of the environment stay, and an option leaves them unset', () => {
    wire.restore();
    process.env['AWS_REGION'] = 'eu-north-1';
    process.env['AWS_ACCESS_KEY_ID'] = 'mine';
    delete process.env['AWS_SECRET_ACCESS_KEY'];
    const before = seen();
    interceptAws(service).restore();
    expect(seen()).toEqual(before);
    delete process.env['AWS_REGION'];
    const own = interceptAws(service, { environment: false });
    expect(process.env['AWS_REGION']).toBeUndefined();
    own.restore();
  });
});
