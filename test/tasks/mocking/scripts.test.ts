import type { TaskReply } from '../../../src/contract/task';
import type { ScriptBuilder } from '../../../src/tasks/mocking/ScriptBuilder';
import {
  activity,
  eventBus,
  lambda,
  mock,
  resource,
  service,
  sns,
  sqs,
  stateMachine,
} from '../../../src/tasks/mocking/scripts';
import { activityArn, functionArn, taskRequest } from './taskRequest';

type Given = Parameters<typeof taskRequest>[0];

/** How the task ends; HTTP metadata of AWS's services is left out. */
function result(builder: ScriptBuilder, given: Given): unknown {
  const request = taskRequest(given);
  expect(builder.script.whyNot(request)).toBeUndefined();
  const { outcome } = builder.script.take(request) as TaskReply;
  if (!outcome || !('output' in outcome)) return outcome;
  if (typeof outcome.output !== 'object' || outcome.output === null) return outcome.output;
  const { SdkHttpMetadata, SdkResponseMetadata, ...members } = outcome.output as Record<string, unknown>;
  return SdkHttpMetadata && SdkResponseMetadata ? { ...members, metadata: true } : members;
}

const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
const queue = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/orders', MessageBody: 'hello' };
const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:child';
const child = { StateMachineArn: machine, Name: 'c-1', Input: { a: 1 } };

describe('lambda(…)', () => {
  const charged = (): ScriptBuilder => lambda('charge').returns({ chargeId: 'c-1' });

  test('wraps the result of the function like the integration', () => {
    expect(result(charged(), { resource: functionArn })).toEqual({ chargeId: 'c-1' });
    expect(result(charged(), {})).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { chargeId: 'c-1' },
      metadata: true,
      StatusCode: 200,
    });
    expect(result(charged(), { resource: 'aws-sdk:lambda:invoke' })).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: '{"chargeId":"c-1"}',
      StatusCode: 200,
    });
  });

  // AWS: recorded 2026.
  test.each([
    ['lambda:invoke', '(Service: AWSLambda; Status Code: 400; Error Code: InvalidRequestContentException;'],
    ['aws-sdk:lambda:invoke', '(Service: Lambda, Status Code: 400, Request ID:'],
    [
      'lambda:invoke.waitForTaskToken',
      '(Service: AWSLambda; Status Code: 400; Error Code: InvalidRequestContentException;',
    ],
  ])('%s: an invalid JSON Payload does not reach the function', (resource, details) => {
    const parameters = { FunctionName: 'charge', Payload: 'order-7' };
    const refused = expect.stringMatching(
      /^Could not parse request body into json: .*Unrecognized token 'order'/,
    ) as string;
    expect(result(charged(), { resource, parameters })).toMatchObject({
      error: 'Lambda.InvalidRequestContentException',
      cause: refused,
    });
    expect(result(lambda('charge').fails('CardError'), { resource, parameters })).toMatchObject({
      cause: expect.stringContaining(details) as string,
    });
    expect(
      result(
        lambda('charge').answers(() => 1),
        { resource, parameters },
      ),
    ).toMatchObject({ cause: refused });
    const text = { FunctionName: 'charge', Payload: '"order-7"' };
    expect(result(charged(), { resource, parameters: text })).not.toHaveProperty('error');
    expect(result(mock('Charge').returns(1), { resource, parameters })).toBe(1);
  });

  // AWS: recorded 2026.
  test('a null Payload reaches the function as {}; the input of a task with its ARN, and a string, as null', () => {
    const none = taskRequest({ parameters: { FunctionName: 'charge', Payload: null } });
    const whyNot = (builder: ScriptBuilder, given: Given): unknown =>
      builder.returns(1).script.whyNot(taskRequest(given));
    expect(lambda('charge').when(null).returns(1).script.whyNot(none)).toBe(
      'it is for input like null, and the input has {} at its root',
    );
    expect(lambda('charge').when({}).returns(1).script.whyNot(none)).toBeUndefined();
    expect(mock('Charge').when({ Payload: null }).returns(1).script.whyNot(none)).toBeUndefined();
    expect(whyNot(lambda('charge').when(null), { resource: functionArn, parameters: null })).toBeUndefined();
    const text = { FunctionName: 'charge', Payload: 'null' };
    expect(whyNot(lambda('charge').when(null), { parameters: text })).toBeUndefined();
  });

  test('answers wraps the result of the function', () => {
    const echo = lambda('charge').answers((event: { orderId: number }) => event.orderId);
    expect(result(echo, {})).toMatchObject({ Payload: 1 });
  });

  test('an asynchronous invocation returns nothing', () => {
    const parameters = { FunctionName: 'charge', InvocationType: 'Event' };
    expect(result(charged(), { parameters })).toEqual({ Payload: null, metadata: true, StatusCode: 202 });
    expect(result(charged(), { parameters, resource: 'aws-sdk:lambda:invoke' })).toEqual({
      Payload: '',
      StatusCode: 202,
    });
  });

  test('returns the requested version as the executed one', () => {
    expect(result(charged(), { parameters: { FunctionName: 'charge:7' } })).toMatchObject({ ExecutedVersion: '7' });
  });

  test('fails like a function', () => {
    const cause = '{"errorType":"CardRefused","errorMessage":"no money","trace":[]}';
    const refused = (): ScriptBuilder => lambda('charge').fails('CardRefused', 'no money');
    expect(result(refused(), {})).toEqual({ error: 'CardRefused', cause });
    expect(result(refused(), { resource: functionArn })).toEqual({ error: 'CardRefused', cause });
    expect(result(refused(), { resource: 'aws-sdk:lambda:invoke' })).toEqual({
      ExecutedVersion: '$LATEST',
      FunctionError: 'Unhandled',
      Payload: cause,
      StatusCode: 200,
    });
  });
});

describe('sqs(…), sns(…), eventBus(…)', () => {
  const md5 = '5d41402abc4b2a76b9719d911017c592';

  test('succeed with the response of the service', () => {
    expect(result(sqs('orders').succeeds(), { resource: 'sqs:sendMessage', parameters: queue })).toEqual({
      MD5OfMessageBody: md5,
      MessageId: uuid,
      metadata: true,
    });
    expect(result(sqs('orders').succeeds(), { resource: 'aws-sdk:sqs:sendMessage', parameters: queue })).toEqual({
      Md5OfMessageBody: md5,
      MessageId: uuid,
    });
    const topic = { TopicArn: 'arn:aws:sns:us-east-1:1:news', Message: 'hi' };
    expect(result(sns('news').succeeds(), { resource: 'sns:publish', parameters: topic })).toEqual({
      MessageId: uuid,
      metadata: true,
    });
    const entry = { EventBusName: 'audit', Source: 'shop', DetailType: 'Ordered', Detail: {} };
    const entries = { Entries: [entry, entry] };
    expect(result(eventBus('audit').succeeds(), { resource: 'events:putEvents', parameters: entries })).toEqual({
      Entries: [{ EventId: uuid }, { EventId: uuid }],
      FailedEntryCount: 0,
    });
  });

  test('the digest of an object is that of its compact JSON', () => {
    const parameters = { ...queue, MessageBody: { a: 1 } };
    expect(result(sqs('orders').succeeds(), { resource: 'sqs:sendMessage', parameters })).toMatchObject({
      MD5OfMessageBody: 'bb6cb5c68df4652941caf652a366f2d8',
    });
  });

  test('returns adds members to the usual ones', () => {
    expect(
      result(sqs('orders').returns({ MessageId: 'm-1' }), { resource: 'sqs:sendMessage', parameters: queue }),
    ).toEqual({
      MD5OfMessageBody: md5,
      MessageId: 'm-1',
      metadata: true,
    });
    expect(result(sqs('orders').returns('odd'), { resource: 'sqs:sendMessage', parameters: queue })).toBe('odd');
  });

  test('when receives the message', () => {
    const script = sqs('orders').when({ id: 1 }).succeeds();
    const parameters = { ...queue, MessageBody: { id: 1, more: 2 } };
    expect(result(script, { resource: 'sqs:sendMessage', parameters })).toMatchObject({ MessageId: uuid });
  });

  test('ids are the same in every run, and differ for every task', () => {
    const id = (given: Given): unknown =>
      (
        result(sqs('orders').succeeds(), { resource: 'sqs:sendMessage', parameters: queue, ...given }) as {
          MessageId: string;
        }
      ).MessageId;
    expect(id({})).toBe(id({}));
    expect(new Set([id({}), id({ state: 'Other' }), id({ invocation: 1 }), id({ executionArn: 'other' })]).size).toBe(
      4,
    );
  });

  test('fail with an exception of the API, in the form of the integration', () => {
    const failing = (): ScriptBuilder => sqs('orders').fails('QueueDoesNotExist', 'No such queue.');
    expect(result(failing(), { resource: 'sqs:sendMessage', parameters: queue })).toEqual({
      error: 'SQS.QueueDoesNotExistException',
      cause: expect.stringMatching(
        /^No such queue\. \(Service: AmazonSQS; Status Code: 400; Error Code: QueueDoesNotExist; Request ID: [-0-9a-f]{36}; Proxy: null\)$/,
      ),
    });
    expect(result(failing(), { resource: 'aws-sdk:sqs:sendMessage', parameters: queue })).toEqual({
      error: 'Sqs.QueueDoesNotExistException',
      cause: expect.stringMatching(
        /^No such queue\. \(Service: Sqs, Status Code: 400, Request ID: [-0-9a-f]{36}\) \(SDK Attempt Count: 1\)$/,
      ),
    });
  });
});

describe('stateMachine(…)', () => {
  const described = {
    ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:child:c-1',
    InputDetails: { Included: true },
    Name: 'c-1',
    OutputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: 'NOT_REDRIVABLE',
    RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    StartDate: Date.UTC(2026, 0, 2, 3, 4, 5),
    StateMachineArn: machine,
    Status: 'SUCCEEDED',
    StopDate: Date.UTC(2026, 0, 2, 3, 4, 5),
  };
  const done = (): ScriptBuilder => stateMachine('child').returns({ ok: true });

  test('.sync has input and output as strings, .sync:2 parsed', () => {
    expect(result(done(), { resource: 'states:startExecution.sync', parameters: child })).toEqual({
      ...described,
      Input: '{"a":1}',
      Output: '{"ok":true}',
    });
    expect(result(done(), { resource: 'states:startExecution.sync:2', parameters: child })).toEqual({
      ...described,
      Input: { a: 1 },
      Output: { ok: true },
    });
  });

  test('request-response returns the start only', () => {
    expect(result(done(), { resource: 'states:startExecution', parameters: child })).toEqual({
      ExecutionArn: described.ExecutionArn,
      metadata: true,
      StartDate: described.StartDate,
    });
    expect(result(done(), { resource: 'aws-sdk:sfn:startExecution', parameters: child })).toEqual({
      ExecutionArn: described.ExecutionArn,
      StartDate: '2026-01-02T03:04:05Z',
    });
  });

  test('aws-sdk:sfn:startSyncExecution returns the output', () => {
    expect(result(done(), { resource: 'aws-sdk:sfn:startSyncExecution', parameters: child })).toMatchObject({
      Name: 'c-1',
      Output: '{"ok":true}',
      Status: 'SUCCEEDED',
      StopDate: '2026-01-02T03:04:05Z',
    });
  });

  test("a version or an alias is not part of the machine's ARN, and the name is generated", () => {
    const parameters = { StateMachineArn: `${machine}:PROD`, Input: null };
    expect(
      result(stateMachine('child').succeeds(), { resource: 'states:startExecution.sync:2', parameters }),
    ).toMatchObject({
      ExecutionArn: expect.stringMatching(/^arn:aws:states:us-east-1:123456789012:execution:child:[-0-9a-f]{36}$/),
      Input: {},
      Name: uuid,
      Output: {},
      StateMachineArn: machine,
    });
  });

  test('fails like .sync with a failed child', () => {
    const failing = stateMachine('child').fails('SomeFailure', 'it broke');
    expect(result(failing, { resource: 'states:startExecution.sync', parameters: child })).toEqual({
      error: 'States.TaskFailed',
      cause:
        '{"Cause":"it broke","Error":"SomeFailure","ExecutionArn":"arn:aws:states:us-east-1:123456789012:execution:child:c-1",' +
        '"Input":"{\\"a\\":1}","InputDetails":{"Included":true},"Name":"c-1","RedriveCount":0,"RedriveStatus":"REDRIVABLE","StartDate":1767323045000,' +
        `"StateMachineArn":"${machine}","Status":"FAILED","StopDate":1767323045000}`,
    });
  });

  test('without .sync there is no child to fail, so the service does', () => {
    const failing = stateMachine('child').fails('StateMachineDoesNotExist', 'gone');
    expect(result(failing, { resource: 'states:startExecution', parameters: child })).toMatchObject({
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
  });
});

describe('mock(…), resource(…), service(…), activity(…)', () => {
  test('an undefined action is not the whole service', () => {
    expect(() => service('dynamodb', undefined)).toThrow(
      "The action of mock.service('dynamodb', …) is undefined. Is its name misspelt? For all actions: mock.service('dynamodb').",
    );
    expect(service('dynamodb').script.description).toBe("mock of service call 'dynamodb'");
  });

  test('return the result of the task unchanged', () => {
    const value = { Payload: { chargeId: 'c-1' } };
    expect(result(mock('Charge').returns(value), {})).toEqual(value);
    expect(result(resource('arn:aws:states:::lambda:invoke').returns(value), {})).toEqual(value);
    expect(result(service('lambda', 'invoke').returns(value), {})).toEqual(value);
    expect(result(activity('approve').returns('yes'), { resource: activityArn })).toBe('yes');
  });

  test('succeeds is the ordinary response of any callee', () => {
    expect(result(mock('Charge').succeeds(), {})).toMatchObject({ Payload: null, StatusCode: 200 });
    expect(result(mock('Charge').succeeds(), { resource: functionArn })).toBeNull();
    expect(result(mock('Charge').succeeds(), { resource: activityArn })).toBeNull();
    expect(result(mock('Charge').succeeds(), { resource: 'dynamodb:putItem' })).toEqual({ metadata: true });
    expect(result(mock('Charge').succeeds(), { resource: 'aws-sdk:dynamodb:putItem' })).toEqual({});
    expect(result(mock('Charge').succeeds(), { resource: 'http:invoke' })).toEqual({});
    expect(result(mock('Charge').succeeds(), { resource: 'aws-sdk:brandnew:doIt' })).toEqual({});
  });

  test('fails is the failure of any callee', () => {
    expect(result(mock('Charge').fails('CardRefused'), {})).toEqual({
      error: 'CardRefused',
      cause: '{"errorType":"CardRefused","errorMessage":"","trace":[]}',
    });
    const throttled = service('dynamodb').fails('ThrottlingException', 'slow down', { statusCode: 429 });
    expect(result(throttled, { resource: 'dynamodb:getItem' })).toMatchObject({
      error: 'DynamoDB.ThrottlingException',
      cause: expect.stringContaining('Status Code: 429; Error Code: ThrottlingException'),
    });
    expect(result(activity('approve').fails('Ill', 'gone home'), { resource: activityArn })).toEqual({
      error: 'Ill',
      cause: 'gone home',
    });
  });
});

test('every pattern of every mock matches the resources it is for', () => {
  const { outcome, submitted } = sqs('orders')
    .returns('sent back')
    .script.take(taskRequest({ resource: 'sqs:sendMessage.waitForTaskToken', parameters: queue })) as TaskReply;
  expect(outcome).toEqual({ output: 'sent back' });
  expect(submitted).toMatchObject({ MessageId: uuid, SdkResponseMetadata: { RequestId: uuid } });
  const nested = stateMachine('child')
    .returns(1)
    .script.take(taskRequest({ resource: 'states:startExecution.sync:2', parameters: child })) as TaskReply;
  expect(nested.submitted).toMatchObject({ ExecutionArn: expect.stringContaining(':execution:child:c-1') });
  const job = mock('Charge')
    .returns({ JobId: '1' })
    .script.take(taskRequest({ resource: 'batch:submitJob.sync' })) as TaskReply;
  expect(job).toMatchObject({
    submitted: { SdkHttpMetadata: { HttpStatusCode: 200 } },
    outcome: { output: { JobId: '1' } },
  });
});

test.each([
  ['batch:submitJob.sync', 'Batch.ServerException', 'submit'],
  ['batch:submitJob.sync', 'States.TaskFailed', undefined],
  ['batch:submitJob', 'Batch.ServerException', undefined],
  ['sqs:sendMessage.waitForTaskToken', 'SQS.AmazonSQSException', 'submit'],
  ['sqs:sendMessage.waitForTaskToken', 'Worker.Failed', undefined],
  ['aws-sdk:sqs:sendMessage.waitForTaskToken', 'Sqs.SqsException', 'submit'],
])('%s that fails with %s', (resource, error, phase) => {
  const reply = mock('Charge').throws(error).script.take(taskRequest({ resource })) as TaskReply;
  expect(reply.outcome).toEqual({ error, ...(phase === undefined ? {} : { phase }) });
  const waits = !resource.endsWith('submitJob');
  expect(reply.submitted !== undefined).toBe(waits && phase === undefined);
});
