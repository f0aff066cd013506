import { parseResource } from '../../src/language/asl/resource';
import { serviceCall, successOf, targetOf, type ServiceRequest } from '../../src/services/serviceCalls';
import type { Json, JsonObject } from '../../src/util/json';
import { taskRequest } from '../tasks/mocking/taskRequest';

const drawn: string[] = [];
beforeEach(() => drawn.splice(0));

/** The success of a call; its ids are the names of their parts. */
function success(resource: string, parameters: Json): Json {
  const id = (part: string): string => {
    drawn.push(part);
    return part;
  };
  return successOf(serviceCall(taskRequest({ resource, parameters }) as ServiceRequest, { id, count: () => 1 }));
}

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
const metadata = {
  SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
  SdkResponseMetadata: { RequestId: 'request' },
};

test('a message to a queue has its digests, and a FIFO queue numbers it', () => {
  const parameters = {
    QueueUrl: `${QueueUrl}.fifo`,
    MessageBody: { a: 1 },
    MessageAttributes: { n: { DataType: 'Number', StringValue: '42' } },
  };
  const expected = {
    MD5OfMessageAttributes: '30e7543857de47826ea2a48bbec32fd7',
    MD5OfMessageBody: 'bb6cb5c68df4652941caf652a366f2d8',
    MessageId: 'message',
    SequenceNumber: '18849496460467696384',
  };
  expect(success('sqs:sendMessage', parameters)).toEqual({ ...expected, ...metadata });
  const { MD5OfMessageAttributes: Md5OfMessageAttributes, MD5OfMessageBody: Md5OfMessageBody, ...others } = expected;
  expect(success('aws-sdk:sqs:sendMessage', parameters)).toEqual({
    Md5OfMessageAttributes,
    Md5OfMessageBody,
    ...others,
  });
});

test('members are in alphabetical order, and the metadata is built once, on demand', () => {
  const result = success('sqs:sendMessage', { QueueUrl, MessageBody: 'x' }) as Record<string, unknown>;
  expect(Object.keys(result)).toEqual(['MD5OfMessageBody', 'MessageId', 'SdkHttpMetadata', 'SdkResponseMetadata']);
  expect(drawn).toEqual(['message']);
  expect(result['SdkHttpMetadata']).toBe(result['SdkHttpMetadata']);
  expect(JSON.stringify(result)).toContain('"SdkResponseMetadata":{"RequestId":"request"}');
  expect(drawn).toEqual(['message', 'request']);
});

test('the headers are those of the service', () => {
  const headers = (resource: string, parameters: Json): unknown =>
    (success(resource, parameters) as { SdkHttpMetadata: { HttpHeaders: unknown } }).SdkHttpMetadata.HttpHeaders;
  const Date = 'Fri, 02 Jan 2026 03:04:05 GMT';
  expect(headers('sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'x' })).toEqual({
    connection: 'keep-alive',
    'Content-Length': '236',
    'Content-Type': 'text/xml',
    Date,
    'x-amzn-RequestId': 'request',
  });
  // AWS: recorded for an empty answer.
  expect(headers('dynamodb:putItem', { TableName: 't', Item: {} })).toEqual({
    Connection: 'keep-alive',
    'Content-Length': '2',
    'Content-Type': 'application/x-amz-json-1.0',
    Date,
    Server: 'Server',
    'x-amz-crc32': '2745614147',
    'x-amzn-RequestId': 'request',
  });
});

test('an unknown operation returns no members of its own', () => {
  expect(success('ecs:runTask', {})).toEqual(metadata);
  expect(success('aws-sdk:brandnew:doIt', {})).toEqual({});
  expect(success('events:putEvents', {})).toEqual({ Entries: [], FailedEntryCount: 0 });
});

test('a job of Glue has an id, and its name after the metadata', () => {
  const answer = success('glue:startJobRun', { JobName: 'etl' }) as JsonObject;
  expect(JSON.parse(JSON.stringify(answer))).toMatchObject({
    JobRunId: expect.stringMatching(/^jr_\w+$/) as string,
    JobName: 'etl',
  });
  expect(Object.keys(answer)).toEqual(['JobRunId', 'SdkHttpMetadata', 'SdkResponseMetadata', 'JobName']);
  const { AllHttpHeaders, HttpHeaders } = answer['SdkHttpMetadata'] as Record<string, Record<string, unknown>>;
  expect(Object.keys(AllHttpHeaders!)).toEqual([
    'Connection',
    'x-amzn-RequestId',
    'Content-Length',
    'Date',
    'Content-Type',
  ]);
  expect(HttpHeaders).toMatchObject({ Connection: 'keep-alive', 'Content-Type': 'application/x-amz-json-1.1' });
});

test('a call whose parameters are not an object has no callee', () => {
  const resource = parseResource('arn:aws:states:::sqs:sendMessage') as ServiceRequest['resource'];
  expect(targetOf(resource, 'odd')).toEqual({ received: null });
});
