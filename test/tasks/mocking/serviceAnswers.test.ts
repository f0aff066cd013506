import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { TaskReply } from '../../../src/contract/task';
import { HarnessError } from '../../../src/errors/HarnessError';
import { mock } from '../../../src/tasks/mocking/scripts';
import { serviceAnswer, serviceAnswerNames } from '../../../src/tasks/mocking/serviceAnswers';
import { taskRequest } from './taskRequest';

type Given = Parameters<typeof taskRequest>[0];

function outcome(name: string, given: Given): unknown {
  return (mock('Charge').answersLike(name).script.take(taskRequest(given)) as TaskReply).outcome;
}

const id = '[-0-9a-f]{36}';

const all =
  'apigateway, athena, batch, bedrock, codebuild, databrew, dynamodb, ecs, eks, elasticmapreduce, emr-containers, ' +
  'emr-serverless, events, glue, http, lambda, mediaconvert, s3, sagemaker, secretsmanager, sns, sqs, states.';

describe('answersLike', () => {
  test.each<[string, Given, string, string]>([
    [
      'dynamodb/conditionalCheckFailed',
      { resource: 'dynamodb:putItem' },
      'DynamoDB.ConditionalCheckFailedException',
      `The conditional request failed (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: ${id}; Proxy: null)`,
    ],
    [
      'dynamodb/conditionalCheckFailed',
      { resource: 'aws-sdk:dynamodb:putItem' },
      'DynamoDb.ConditionalCheckFailedException',
      `The conditional request failed (Service: DynamoDb, Status Code: 400, Request ID: ${id}) (SDK Attempt Count: 1)`,
    ],
    [
      'lambda/functionNotFound',
      { parameters: { FunctionName: 'arn:aws:lambda:us-east-1:1:function:gone' } },
      'Lambda.ResourceNotFoundException',
      `Function not found: arn:aws:lambda:us-east-1:1:function:gone:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${id}; Proxy: null)`,
    ],
    [
      'lambda/functionTimedOut',
      {},
      'Sandbox.Timedout',
      `{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: ${id} Error: Task timed out after 3.00 seconds"}`,
    ],
    [
      'lambda/functionTimedOutUntyped',
      {},
      'Lambda.Unknown',
      `The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"2025-01-01T00:00:03.000Z ${id} Task timed out after 3.00 seconds"}`,
    ],
    [
      'sqs/emptyMessage',
      { resource: 'sqs:sendMessage' },
      'SQS.AmazonSQSException',
      `The request must contain the parameter MessageBody. (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: ${id}; Proxy: null)`,
    ],
    [
      'sns/topicDoesNotExist',
      { resource: 'sns:publish' },
      'SNS.NotFoundException',
      `Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: ${id}; Proxy: null)`,
    ],
    [
      'states/stateMachineDoesNotExist',
      { resource: 'states:startExecution', parameters: { StateMachineArn: 'arn:x' } },
      'StepFunctions.StateMachineDoesNotExistException',
      `State Machine Does Not Exist: 'arn:x' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: ${id}; Proxy: null)`,
    ],
    [
      's3/objectNotFound',
      { resource: 'aws-sdk:s3:getObject' },
      'S3.NoSuchKeyException',
      `The specified key does not exist. (Service: S3, Status Code: 404, Request ID: ${id}, Extended Request ID: ${id}) (SDK Attempt Count: 1)`,
    ],
    [
      'events/failedEntry',
      { resource: 'events:putEvents' },
      'EventBridge.FailedEntry',
      '{"Entries":[{"ErrorCode":"MalformedDetail","ErrorMessage":"Detail is malformed."}],"FailedEntryCount":1}',
    ],
    [
      'http/tooManyRequests',
      { resource: 'http:invoke' },
      'States.Http.StatusCode.429',
      '{"message":"Too Many Requests"}',
    ],
  ])('%s for %j', (name, given, error, cause) => {
    const pattern = new RegExp(
      `^${cause.replaceAll(/[$.()?+*{}[\]|^]/g, '\\$&').replaceAll(id.replaceAll(/[[\]{}]/g, '\\$&'), id)}$`,
    );
    expect(outcome(name, given)).toEqual({ error, cause: expect.stringMatching(pattern) });
  });

  test('success and members over it', () => {
    expect(
      outcome('sqs/success', { resource: 'aws-sdk:sqs:sendMessage', parameters: { MessageBody: 'hello' } }),
    ).toEqual({
      output: { Md5OfMessageBody: '5d41402abc4b2a76b9719d911017c592', MessageId: expect.any(String) },
    });
  });

  test('an answer of another service is refused', () => {
    expect(() => outcome('lambda/throttled', { resource: 'sqs:sendMessage' })).toThrow(
      new HarnessError(
        "The mock of state 'Charge' answers like 'lambda/throttled', but the task calls 'sqs:sendMessage'.",
      ),
    );
  });

  test.each([
    [
      'events/failedEntri',
      "There is no ready-made answer 'events/failedEntri'. Did you mean 'events/failedEntry'? " +
        'Those for events are: events/success, events/failedEntry, events/internalException.',
    ],
    [
      'lamda/throttled',
      "There is no ready-made answer 'lamda/throttled'. Did you mean 'lambda/throttled'? There are answers for: " + all,
    ],
    ['../package', "There is no ready-made answer '../package'. There are answers for: " + all],
    [
      'events/constructor',
      "There is no ready-made answer 'events/constructor'. " +
        'Those for events are: events/success, events/failedEntry, events/internalException.',
    ],
  ])('%s is none', (name, message) => {
    expect(() => mock('Charge').answersLike(name)).toThrow(new HarnessError(message));
  });
});

describe('the files', () => {
  const folder = join(__dirname, '../..', '..', 'mocks');
  const read = (...path: string[]): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as Record<string, unknown>;
  const files = readdirSync(join(folder, 'services'));

  test.each(files)('%s follows the schema and is named after its service', (file) => {
    const validate = new Ajv({ strictTuples: false, strictRequired: false }).compile(
      read('schema', 'service-answers.schema.json'),
    );
    const content = read('services', file);
    validate(content);
    expect(validate.errors).toBeNull();
    expect(`${String(content['Service'])}.json`).toBe(file);
  });

  test('every answer can be given', () => {
    expect(serviceAnswerNames().length).toBeGreaterThan(40);
    const actions: Record<string, string> = {
      lambda: 'invoke',
      sqs: 'sendMessage',
      sns: 'publish',
      states: 'startExecution',
    };
    for (const name of serviceAnswerNames()) {
      const { Service, Job } = serviceAnswer(name);
      // Those of jobs have tests of their own: test/tasks/mocking/results/endOfJob.test.ts.
      if (Job !== undefined) continue;
      const resource = `${['s3', 'secretsmanager'].includes(Service) ? 'aws-sdk:' : ''}${Service}:${actions[Service] ?? 'act'}`;
      expect(outcome(name, { resource, parameters: {} })).toBeDefined();
    }
  });
});
