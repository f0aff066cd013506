import { HarnessError } from '../../../../src/errors/HarnessError';
import { loadMockConfig } from '../../../../src/tasks/mocking/config/loadMockConfig';
import { Mocks } from '../../../../src/tasks/mocking/Mocks';
import { serviceAnswer, serviceAnswerNames } from '../../../../src/tasks/mocking/serviceAnswers';
import { mock } from '../../../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../../../src/tasks/mocking/ScriptBuilder';
import { functionArn, taskRequest } from '../taskRequest';

function fail(resource: string, script: ScriptBuilder): unknown {
  const mocks = new Mocks();
  mocks.use(script);
  return mocks.ask(taskRequest({ resource }))?.reply;
}

test.each([
  ['dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
  ['aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
  ['dynamodb:putItem', 'DynamoDB.AmazonDynamoDBException'],
  ['dynamodb:putItem', 'DynamoDB.SdkClientException'],
  ['sqs:sendMessage', 'SQS.QueueDoesNotExistException'],
  ['lambda:invoke', 'Lambda.TooManyRequestsException'],
  ['lambda:invoke', 'Lambda.Unknown'],
  [functionArn, 'Lambda.ServiceException'],
  ['lambda:invoke', 'Card.Declined'],
  ['sqs:sendMessage', 'States.Timeout'],
  ['aws-sdk:brandnew:act', 'Brandnew.Whatever'],
])('%s may fail with %s', (resource, error) => {
  expect(fail(resource, mock('Charge').throws(error))).toEqual({ outcome: { error, cause: undefined } });
});

test('an exception that the API does not have fails the test', () => {
  expect(() => fail('sqs:sendMessage', mock('Charge').fails('FAILED'))).toThrow(HarnessError);
  expect(() => fail('dynamodb:putItem', mock('Charge').throws('DynamoDB.ConditionalCheckFailed'))).toThrow(
    /^The mock of state 'Charge' \(dynamodb:putItem\) fails with 'DynamoDB\.ConditionalCheckFailed', and the API has no such exception\. Did you mean 'DynamoDB\.ConditionalCheckFailedException'\? What it does not list comes as 'DynamoDB\.AmazonDynamoDBException'\. Checked against @aws-sdk\/client-dynamodb [\d.]+; to allow it, write \.validated\('NONE'\)\.$/,
  );
  expect(() => fail(functionArn, mock('Charge').throws('Lambda.Throttled'))).toThrow('the API has no such exception');
});

test.each([
  ['sqs:sendMessage', 'SQS.SQSServiceException'],
  ['aws-sdk:dynamodb:putItem', 'DynamoDb.DynamoDbServiceException'],
  ['aws-sdk:dynamodb:putItem', 'DynamoDb.DynamoDBServiceException'],
])('%s fails the test with the base class of a client: %s', (resource, error) => {
  expect(() => fail(resource, mock('Charge').throws(error))).toThrow('the API has no such exception');
});

test('without the client package, what is known of the API is enough for some exceptions', () => {
  expect(() => fail('batch:submitJob', mock('Charge').throws('Batch.BatchServiceException'))).toThrow(
    "The mock of state 'Charge' (batch:submitJob) fails with 'Batch.BatchServiceException', and the API has no such exception. " +
      "What it does not list comes as 'Batch.AWSBatchException'. To allow it, write .validated('NONE').",
  );
  expect(() => fail('elasticmapreduce:addStep', mock('Charge').throws('EMR.ThrottlingException'))).toThrow(
    "comes as 'EMR.AmazonElasticMapReduceException'.",
  );
  for (const error of ['Batch.AWSBatchException', 'Batch.SdkClientException', 'Batch.ServerException'])
    expect(fail('batch:submitJob', mock('Charge').throws(error))).toEqual({ outcome: { error, cause: undefined } });
  expect(fail('glue:startJobRun', mock('Charge').throws('Glue.NewException'))).toBeDefined();
});

test("so does another spelling of the service's name", () => {
  expect(() => fail('dynamodb:putItem', mock('Charge').throws('DynamoDb.ConditionalCheckFailedException'))).toThrow(
    "The mock of state 'Charge' (dynamodb:putItem) fails with 'DynamoDb.ConditionalCheckFailedException', and the errors of " +
      "this integration begin with 'DynamoDB.': write 'DynamoDB.ConditionalCheckFailedException'. In AWS, no Retry or Catch ever matches " +
      "'DynamoDb.ConditionalCheckFailedException'.",
  );
});

test('so does the name that its Resources have', () => {
  const name = 'ElasticMapReduce.InvalidRequestException';
  expect(() => fail('elasticmapreduce:addStep', mock('Charge').throws(name))).toThrow(
    "begin with 'EMR.': write 'EMR.InvalidRequestException'.",
  );
  expect(fail('states:startExecution', mock('Charge').throws('States.Timeout'))).toBeDefined();
});

test("so does an exception of the API without the service's name, unless another can have said it", () => {
  const name = 'ConditionalCheckFailedException';
  expect(() => fail('aws-sdk:dynamodb:putItem', mock('Charge').throws(name))).toThrow(
    `The mock of state 'Charge' (aws-sdk:dynamodb:putItem) fails with '${name}', and the errors of this integration begin ` +
      `with 'DynamoDb.': write 'DynamoDb.${name}'. In AWS, no Retry or Catch ever matches '${name}'.`,
  );
  expect(fail('lambda:invoke', mock('Charge').throws('ResourceNotFoundException'))).toBeDefined();
  expect(fail('sqs:sendMessage.waitForTaskToken', mock('Charge').throws('QueueDoesNotExist'))).toBeDefined();
});

test('in a mock file, an exception that the API does not have is noted, and other spellings are refused', () => {
  const answer = (error: string, resource: string): [unknown, readonly string[]] => {
    const mocks = new Mocks();
    const MockedResponses = { Fails: { 0: { Throw: { Error: error, Cause: 'Lambda timed out.' } } } };
    const StateMachines = { Order: { TestCases: { Retry: { Charge: 'Fails' } } } };
    mocks.useConfig(loadMockConfig({ StateMachines, MockedResponses }));
    return [mocks.ask(taskRequest({ resource, testCase: 'Retry' }))?.reply, mocks.notes];
  };
  expect(answer('Lambda.TimeoutException', 'lambda:invoke')).toEqual([
    { outcome: { error: 'Lambda.TimeoutException', cause: 'Lambda timed out.' } },
    [
      expect.stringMatching(
        /^The mock of state 'Charge' \(lambda:invoke\) fails with 'Lambda\.TimeoutException', and the API has no such exception\. .+ Checked against @aws-sdk\/client-lambda [\d.]+\.$/,
      ),
    ],
  ]);
  expect(() => answer('DynamoDb.ConditionalCheckFailedException', 'dynamodb:putItem')).toThrow(
    "begin with 'DynamoDB.'",
  );
});

test('nothing is said where mocks are not checked', () => {
  const script = mock('Charge').throws('DynamoDB.Nonsense').validated('NONE');
  expect(fail('dynamodb:putItem', script)).toEqual({ outcome: { error: 'DynamoDB.Nonsense', cause: undefined } });
});

const actions: Readonly<Record<string, string>> = {
  lambda: 'lambda:invoke',
  sqs: 'sqs:sendMessage',
  sns: 'sns:publish',
  dynamodb: 'dynamodb:putItem',
};
const failing = serviceAnswerNames().filter((name) => serviceAnswer(name).Fail && name.split('/')[0]! in actions);

test.each(failing)('the ready-made answer %s passes', (name) => {
  expect(() => fail(actions[name.split('/')[0]!]!, mock('Charge').answersLike(name))).not.toThrow();
});
