import { parseResource } from '../../../src/language/asl/resource';
import type { IntegrationResource } from '../../../src/services/AwsService';
import type { ServiceRequest } from '../../../src/services/serviceCalls';
import {
  answerReply,
  clientFailureOutcome,
  failedCall,
  failureOutcome,
  refusalOf,
  resultReply,
  type ServiceFailure,
} from '../../../src/tasks/integrations/replies';

const resource = (name: string) => parseResource(`arn:aws:states:::${name}`) as IntegrationResource;

test('a task that waits for its token stays open after its first answer', () => {
  const reply = (name: string) => resultReply(resource(name), { ok: true });
  expect([reply('sqs:sendMessage'), reply('sqs:sendMessage.waitForTaskToken')]).toEqual([
    { outcome: { output: { ok: true } } },
    { submitted: { ok: true }, endedBy: 'outside' },
  ]);
});

test('a success that reports failures fails the task', () => {
  const request = (name: string) => ({ resource: resource(name) }) as ServiceRequest;
  const answer = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'X' }] };
  expect(answerReply(request('events:putEvents'), { FailedEntryCount: 0 }, { shown: 1 })).toEqual({
    outcome: { output: { shown: 1 } },
  });
  expect(answerReply(request('events:putEvents'), answer, { shown: 1 })).toEqual({
    outcome: { error: 'EventBridge.FailedEntry', cause: JSON.stringify(answer) },
  });
});

test('the patterns that wait fail when they are submitted; a missing cause is left out', () => {
  expect(
    ['', '.sync', '.waitForTaskToken'].map((end) => failedCall(resource(`ecs:runTask${end}`), 'E', 'why')),
  ).toEqual([
    { error: 'E', cause: 'why' },
    { error: 'E', cause: 'why', phase: 'submit' },
    { error: 'E', cause: 'why', phase: 'submit' },
  ]);
  expect(Object.keys(failedCall(resource('ecs:runTask'), 'E'))).toEqual(['error']);
});

const failure: ServiceFailure = {
  code: 'ResourceNotFoundException',
  message: 'not there',
  statusCode: 400,
  requestId: 'r-1',
  modelled: true,
};
const v1 = (service: string, { code = 'ResourceNotFoundException', message = 'not there', status = 400 } = {}) =>
  `${message} (Service: ${service}; Status Code: ${status}; Error Code: ${code}; Request ID: r-1; Proxy: null)`;
const v2 = (service: string, { message = 'not there', more = '' } = {}) =>
  `${message} (Service: ${service}, Status Code: 400, Request ID: r-1${more}) (SDK Attempt Count: 1)`;

test.each<[string, Partial<ServiceFailure>, string, string]>([
  ['dynamodb:getItem', {}, 'DynamoDB.ResourceNotFoundException', v1('AmazonDynamoDBv2')],
  ['dynamodb:getItem', { modelled: false }, 'DynamoDB.AmazonDynamoDBException', v1('AmazonDynamoDBv2')],
  [
    'dynamodb:getItem',
    { message: '' },
    'DynamoDB.ResourceNotFoundException',
    v1('AmazonDynamoDBv2', { message: 'null' }),
  ],
  [
    'sns:publish',
    { code: 'NotFoundException', causeCode: 'NotFound', statusCode: 404 },
    'SNS.NotFoundException',
    v1('AmazonSNS', { code: 'NotFound', status: 404 }),
  ],
  [
    'ecs:runTask',
    { code: 'ClusterNotFoundFault' },
    'ECS.ClusterNotFoundException',
    v1('AmazonECS', { code: 'ClusterNotFoundFault' }),
  ],
  ['aws-sdk:dynamodb:getItem', {}, 'DynamoDb.ResourceNotFoundException', v2('DynamoDb')],
  ['aws-sdk:dynamodb:getItem', { modelled: false }, 'DynamoDb.DynamoDbException', v2('DynamoDb')],
  ['aws-sdk:sqs:sendMessage', { code: 'QueueDoesNotExist' }, 'Sqs.QueueDoesNotExistException', v2('Sqs')],
  ['aws-sdk:rds:stopDBInstance', { code: 'DBInstanceNotFoundFault' }, 'Rds.DbInstanceNotFoundException', v2('Rds')],
  [
    'aws-sdk:s3:getObject',
    { code: 'NoSuchKey', extendedRequestId: 'x-2' },
    'S3.NoSuchKeyException',
    v2('S3', { more: ', Extended Request ID: x-2' }),
  ],
  [
    'aws-sdk:unknown:thing',
    { serviceId: 'Secrets Manager', message: '' },
    'SecretsManager.ResourceNotFoundException',
    v2('SecretsManager', { message: 'null' }),
  ],
])('%s with %j', (name, more, error, cause) => {
  const given = { ...failure, ...more };
  const outcome = failureOutcome(resource(name), given);
  expect(outcome).toEqual({ error, cause });
  expect(refusalOf(outcome)).toBe(given);
});

test('an outcome of another origin has no service error behind it', () => {
  expect(refusalOf({ error: 'DynamoDB.ResourceNotFoundException' })).toBeUndefined();
});

test.each([
  ['sqs:sendMessage', { error: 'SQS.SdkClientException', cause: 'no route' }],
  ['sqs:sendMessage.waitForTaskToken', { error: 'SQS.SdkClientException', cause: 'no route', phase: 'submit' }],
  ['aws-sdk:dynamodb:getItem', { error: 'DynamoDb.SdkClientException', cause: 'no route' }],
])("a client's own error in %s", (name, outcome) => {
  expect(clientFailureOutcome(resource(name), 'no route')).toEqual(outcome);
});
