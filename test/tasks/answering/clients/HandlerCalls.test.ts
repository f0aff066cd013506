import { HarnessError } from '../../../../src/errors/HarnessError';
import { createService } from '../../../../src/emulator/service/createService';
import { deny } from '../../../../src/emulator/service/deny';
import type { Service } from '../../../../src/emulator/service/Service';
import type { AwsCall } from '../../../../src/tasks/integrations/border/AwsCall';
import { lambda, mock, service as anyService, sqs } from '../../../../src/tasks/mocking/scripts';

const caller = {
  functionName: 'notify',
  accountId: '123456789012',
  region: 'us-east-1',
  executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:e-1',
  state: 'Notify',
};
const putItem: AwsCall = {
  service: 'dynamodb',
  action: 'putItem',
  input: { TableName: 'orders', Item: { id: { S: '1' } } },
  caller,
};

const requestId = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/) as string;

let service: Service;
beforeEach(() => void (service = createService({ time: 'skip', seed: 1 })));
afterEach(() => service.close());

test('a mock of the service answers, and the log shows the call with its caller', async () => {
  service.mocks.use(anyService('dynamodb', 'putItem').returns({}));
  expect(await service.handlerCalls.answer(putItem)).toEqual({ output: {}, requestId });
  const [{ caller: logged, name, answeredBy, executionArn, parameters, output } = fail()] = service.calls.all;
  expect({ logged, name, answeredBy, executionArn, parameters, output }).toEqual({
    logged: caller,
    name: 'aws-sdk:dynamodb:putItem',
    answeredBy: 'mock',
    executionArn: caller.executionArn,
    parameters: putItem.input,
    output: {},
  });
});

test('a mock of the state that invoked the function does not answer its calls', async () => {
  service.mocks.use(mock('Notify').returns({}));
  await expect(service.handlerCalls.answer(putItem)).rejects.toBeInstanceOf(HarnessError);
});

test('an unanswered call is a mistake, and names function, service, operation, input and the mock', async () => {
  const error = await service.handlerCalls.answer(putItem).catch((thrown: unknown) => thrown);
  expect((error as Error).message).toBe(
    [
      "Nothing answers dynamodb:putItem, which function 'notify' calls with its AWS client, invoked by state 'Notify'.",
      'It was sent: {"TableName":"orders","Item":{"id":{"S":"1"}}}',
      "To answer it, write: sfn.mock.service('dynamodb', 'putItem').returns({ … })",
      "Or by a real endpoint: stepmill({ endpoints: { urls: { dynamodb: 'http://127.0.0.1:…' } } }), or AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:… for stepmill run and start",
    ].join('\n'),
  );
  expect(service.mistakes.all).toEqual([{ error }]);
});

test('a mistake that ends its invocation is reported once', async () => {
  const ends: unknown[] = [];
  const error = await service.handlerCalls
    .answer(putItem, (end) => ends.push(end) > 0)
    .catch((thrown: unknown) => thrown);
  expect({ ends, others: service.mistakes.all }).toEqual({ ends: [error], others: [] });
});

test('returns an exception as a Task sees it and as its protocol has it', async () => {
  service.mocks.use(anyService('dynamodb', 'putItem').fails('ConditionalCheckFailedException', 'The condition failed'));
  expect(await service.handlerCalls.answer(putItem)).toEqual({
    error: 'DynamoDb.ConditionalCheckFailedException',
    cause: expect.stringMatching(/^The condition failed \(Service: DynamoDb, Status Code: 400, /) as string,
    exception: {
      code: 'ConditionalCheckFailedException',
      queryCode: 'ConditionalCheckFailedException',
      message: 'The condition failed',
      statusCode: 400,
    },
    requestId,
  });
});

test('a denied call fails like on AWS', async () => {
  deny(service, 'test', 'dynamodb:PutItem', {});
  expect(await service.handlerCalls.answer(putItem)).toMatchObject({
    exception: { code: 'AccessDeniedException', statusCode: 400 },
  });
});

test('functions, queues and the operations of Step Functions answer like for states', async () => {
  const { handlerCalls } = service;
  service.functions.register('charge', (event: object) => ({ ...event, charged: true }));
  const invoke = { service: 'lambda', action: 'invoke', caller };
  expect(await handlerCalls.answer({ ...invoke, input: { FunctionName: 'charge', Payload: '{"a":1}' } })).toEqual({
    output: { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"a":1,"charged":true}' },
    requestId,
  });

  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
  const sent = await handlerCalls.answer({
    service: 'sqs',
    action: 'sendMessage',
    input: { QueueUrl, MessageBody: 'hello' },
    caller,
  });
  expect(sent).toMatchObject({ output: { Md5OfMessageBody: '5d41402abc4b2a76b9719d911017c592' } });
  expect(service.outbox.messages().map(({ destination, body }) => [destination, body])).toEqual([['jobs', 'hello']]);

  const machines = await handlerCalls.answer({ service: 'sfn', action: 'listStateMachines', input: {}, caller });
  expect(machines).toEqual({ output: { StateMachines: [] }, requestId });
  const missing = await handlerCalls.answer({
    service: 'sfn',
    action: 'describeExecution',
    input: { ExecutionArn: caller.executionArn },
    caller,
  });
  expect(missing).toMatchObject({ exception: { code: 'ExecutionDoesNotExist', statusCode: 400 } });
});

test('answers a batch message by message', async () => {
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
  service.mocks.use(sqs('jobs').when('bad').fails('InvalidMessageContents', 'odd'));
  const answer = await service.handlerCalls.answer({
    service: 'sqs',
    action: 'sendMessageBatch',
    input: {
      QueueUrl,
      Entries: [
        { Id: 'a', MessageBody: 'good' },
        { Id: 'b', MessageBody: 'bad' },
      ],
    },
    caller,
  });
  expect(answer).toMatchObject({
    output: {
      Successful: [{ Id: 'a' }],
      Failed: [{ Id: 'b', Code: 'InvalidMessageContents', Message: 'odd', SenderFault: true }],
    },
  });
});

test('for a client with an endpoint of its own, only denials and mocks come before it', async () => {
  const { handlerCalls } = service;
  expect(await handlerCalls.answerOrPass(putItem)).toBe('pass');
  service.mocks.use(anyService('dynamodb').returns({}));
  service.mocks.use(lambda('charge').returns(1));
  expect(await handlerCalls.answerOrPass(putItem)).toEqual({ output: {}, requestId });
  expect(service.calls.all.map(({ answeredBy }) => answeredBy)).toEqual(['real', 'mock']);
});

test('a mock that never answers', async () => {
  service.mocks.use(anyService('dynamodb').timesOut());
  expect(await service.handlerCalls.answer(putItem)).toBeUndefined();
});

function fail(): never {
  throw new Error('There is no such call.');
}
