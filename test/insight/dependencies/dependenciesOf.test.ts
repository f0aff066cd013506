import { dependenciesOf } from '../../../src/insight/dependencies/dependenciesOf';
import type { Answering } from '../../../src/insight/dependencies/Dependency';
import type { JsonObject } from '../../../src/util/json';

const nothing: Answering = {
  function: () => ({ by: 'nothing', detail: 'not declared here' }),
  endpoint: () => undefined,
  http: () => undefined,
  hasBucket: () => false,
  hasMachine: () => false,
  mockedIn: () => [],
};

const states = 'arn:aws:states:::';

function task(Resource: string, Parameters?: JsonObject): JsonObject {
  return { Type: 'Task', Resource, ...(Parameters && { Parameters }), End: true };
}

function answerOf(state: JsonObject, answering: Partial<Answering> = {}): object {
  const definition = { StartAt: 'A', States: { A: state } };
  return dependenciesOf(definition, { ...nothing, ...answering }).map(({ integration, target, by, detail }) =>
    [integration, target, by, detail].filter((each) => each !== undefined).join(' | '),
  );
}

test.each([
  [
    task('arn:aws:lambda:us-east-1:123456789012:function:charge:live'),
    'lambda:invoke | charge | nothing | not declared here',
  ],
  [task(`${states}lambda:invoke`, { FunctionName: 'charge' }), 'lambda:invoke | charge | nothing | not declared here'],
  [
    task(`${states}aws-sdk:lambda:invoke`, { FunctionName: 'charge' }),
    'aws-sdk:lambda:invoke | charge | nothing | not declared here',
  ],
  [task(`${states}lambda:invoke`, { 'FunctionName.$': '$.name' }), 'lambda:invoke | at run time'],
  [
    {
      Type: 'Task',
      Resource: `${states}lambda:invoke`,
      Arguments: { FunctionName: '{% $name %}' },
      QueryLanguage: 'JSONata',
    },
    'lambda:invoke | at run time',
  ],
  [task('arn:aws:states:us-east-1:123456789012:activity:approve'), 'activity | approve | worker'],
  [
    task(`${states}sqs:sendMessage`, { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/orders' }),
    'sqs:sendMessage | orders | outbox',
  ],
  [
    task(`${states}dynamodb:putItem`, { TableName: 'orders' }),
    'dynamodb:putItem | orders | nothing | a mock, or AWS_ENDPOINT_URL_DYNAMODB',
  ],
  [task(`${states}ecs:runTask.sync`), 'ecs:runTask.sync | nothing | a mock, or AWS_ENDPOINT_URL_ECS'],
  [
    task(`${states}aws-sdk:s3:getObject`, { Bucket: 'b' }),
    'aws-sdk:s3:getObject | b | nothing | a mock, or AWS_ENDPOINT_URL_S3',
  ],
  [task(`${states}aws-sdk:sfn:startExecution`, {}), 'aws-sdk:sfn:startExecution | this emulator'],
  [
    task(`${states}http:invoke`, { ApiEndpoint: 'https://a.example/b' }),
    'http:invoke | nothing | a mock, or --http https://a.example/b',
  ],
  [task(`${states}http:invoke`, { 'ApiEndpoint.$': '$.url' }), 'http:invoke | at run time'],
])('%j', (state, text) => {
  expect(answerOf(state)).toEqual([text]);
});

test('asks in the order of the emulator: what is here, then an endpoint, then the outbox', () => {
  const endpoint = (service: string): string | undefined => (service === 'states' ? undefined : `http://${service}`);
  const invoke = task(`${states}lambda:invoke`, { FunctionName: 'charge' });
  expect(answerOf(invoke, { endpoint })).toEqual(['lambda:invoke | charge | endpoint | http://lambda']);
  expect(answerOf(invoke, { endpoint, function: () => ({ by: 'in process' }) })).toEqual([
    'lambda:invoke | charge | in process',
  ]);
  const send = task(`${states}sns:publish`, { TopicArn: 'arn:aws:sns:us-east-1:123456789012:alerts' });
  expect(answerOf(send, { endpoint })).toEqual(['sns:publish | alerts | endpoint | http://sns']);
  const get = task(`${states}aws-sdk:s3:getObject`, { Bucket: 'b' });
  expect(answerOf(get, { endpoint, hasBucket: (name) => name === 'b' })).toEqual(['aws-sdk:s3:getObject | b | store']);
  expect(answerOf(get, { endpoint: () => 'AWS' })).toEqual(['aws-sdk:s3:getObject | b | AWS']);
  const start = task(`${states}states:startExecution.sync:2`, {
    StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Ship',
  });
  expect(answerOf(start, { hasMachine: (name) => name === 'Ship' })).toEqual([
    'states:startExecution.sync:2 | Ship | state machine',
  ]);
  expect(answerOf(start)).toEqual(['states:startExecution.sync:2 | Ship | nothing | a mock, or AWS_ENDPOINT_URL_SFN']);
  const http = task(`${states}http:invoke`, { ApiEndpoint: 'https://a.example/b' });
  expect(answerOf(http, { http: () => 'http://127.0.0.1:1/b' })).toEqual([
    'http:invoke | endpoint | http://127.0.0.1:1/b',
  ]);
});

test('one dependency for all states that make the same call, with readers and writers, and the test cases that mock it', () => {
  const definition: JsonObject = {
    StartAt: 'All',
    States: {
      All: {
        Type: 'Map',
        ItemReader: { Resource: `${states}s3:getObject`, Parameters: { Bucket: 'in', Key: 'k' } },
        ResultWriter: { Resource: `${states}s3:putObject`, Parameters: { Bucket: 'out' } },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: {
            One: { ...task(`${states}lambda:invoke`, { FunctionName: 'f' }), Next: 'Two', End: undefined } as never,
            Two: task(`${states}lambda:invoke`, { FunctionName: 'f' }),
          },
        },
        End: true,
      },
    },
  };
  const answering = { ...nothing, mockedIn: (state: string) => (state === 'Two' ? ['Happy'] : []) };
  expect(dependenciesOf(definition, answering)).toEqual([
    {
      integration: 's3:getObject',
      target: 'in',
      by: 'nothing',
      detail: 'a mock, or AWS_ENDPOINT_URL_S3',
      states: ['All'],
      mockedIn: [],
    },
    {
      integration: 's3:putObject',
      target: 'out',
      by: 'nothing',
      detail: 'a mock, or AWS_ENDPOINT_URL_S3',
      states: ['All'],
      mockedIn: [],
    },
    {
      integration: 'lambda:invoke',
      target: 'f',
      by: 'nothing',
      detail: 'not declared here',
      states: ['One', 'Two'],
      mockedIn: ['Happy'],
    },
  ]);
});
