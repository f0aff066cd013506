import { checkParameters, prepareParameters } from '../../../../src/tasks/integrations/parameters/checkParameters';
import type { Json } from '../../../../src/util/json';
import { request } from '../support';
import { RuntimeError } from '../../../../src/errors/StatesError';

const faults = (resource: string, parameters: Json | undefined) =>
  checkParameters(request(resource, {}).resource, parameters).map(({ message }) => message);

const required = (name: string) => `The field '${name}' is required but was missing`;
const put = { Bucket: 'b', Key: 'k', Body: 'text' };
const send = { QueueUrl: 'x', MessageBody: 'text' };
const list = { Bucket: 'b' };

describe('parameters of aws-sdk: integrations', () => {
  test.each<[string, Json, readonly string[]]>([
    ['s3:putObject', { bucket: 'b', Key: 'k' }, [required('Bucket'), required('Body')]],
    ['s3:putObject', { Bucket: 'b', Key: 'k', Bogus: true }, [required('Body')]],
    ['s3:putObject', { bucket: 'b', Key: 'k', Body: 'text' }, [required('Bucket')]],
    [
      's3:putObject',
      { ...put, contentType: 'text/plain' },
      [`The field "contentType" is not supported by Step Functions. Did you mean 'ContentType'?`],
    ],
    [
      's3:putObject',
      { ...put, Bogus: true },
      [`The field "Bogus" is not supported by Step Functions. Did you mean 'Bucket'?`],
    ],
    ['s3:putObject', { Key: 'k', Body: 'text', 'Bucket.$': '$.bucket' }, []],
    ['s3:putObject', { ...put, Metadata: { key: 'value' } }, []],
    ['s3:putObject', { Bucket: 'b', Key: 'k', 'Body.$': '$.body' }, []],
    ['s3:putObject', { ...put, Body: { any: ['JSON'] } }, []],
    ['s3:putObject', { ...put, Bucket: 123 }, ["The value for the field 'Bucket' must be a STRING"]],
    ['s3:putObject', { ...put, Bucket: { a: 1 } }, ["The value for the field 'Bucket' must be a STRING"]],
    ['sqs:sendMessage', { ...send, MessageAttributes: { 'lowercase-key': { StringValue: 'text' } } }, []],
    [
      'sqs:sendMessage',
      { ...send, MessageAttributes: { key: { DataType: 'String', Bogus: 'text' } } },
      ['The field "Bogus" is not supported by Step Functions'],
    ],
    [
      'sqs:sendMessage',
      { ...send, MessageAttributes: { key: 'text' } },
      [
        'Cannot construct instance of `software.amazon.awssdk.services.sqs.model.MessageAttributeValue$BuilderImpl` ' +
          '(although at least one Creator exists): no String-argument constructor/factory method to deserialize from ' +
          "String value ('text')",
      ],
    ],
    [
      'sqs:sendMessage',
      { ...send, MessageAttributes: { key: { DataType: 123, StringValue: 12 } } },
      ["The value for the field 'DataType' must be a STRING"],
    ],
    ['sqs:sendMessage', { ...send, DelaySeconds: '2' }, ["The value for the field 'DelaySeconds' must be an INTEGER"]],
    ['sqs:sendMessage', { ...send, DelaySeconds: 2 }, []],
    ['sqs:sendMessage', { QueueUrl: null, MessageBody: 'text' }, []],
    [
      'lambda:createFunction',
      { FunctionName: 'f', Role: 'arn:aws:iam::123456789012:role/r', Code: {}, Publish: 'true' },
      [],
    ],
    ...[' TRUE ', '', 'null', 'False', 0, -1, true, null].map((FetchOwner): [string, Json, readonly string[]] => [
      's3:listObjectsV2',
      { ...list, FetchOwner },
      [],
    ]),
    [
      's3:listObjectsV2',
      { ...list, FetchOwner: 1.5 },
      [
        'Cannot deserialize value of type `java.lang.Boolean` from Floating-point value (token `JsonToken.VALUE_NUMBER_FLOAT`)',
      ],
    ],
    [
      's3:listObjectsV2',
      { ...list, FetchOwner: 'TrUe' },
      ['Cannot deserialize value of type `java.lang.Boolean` from String "TrUe": only "true" or "false" recognized'],
    ],
  ])('%s with %j', (resource, parameters, messages) => {
    expect(faults(`aws-sdk:${resource}`, parameters)).toEqual(messages);
  });

  test('names are those of the SDK for Java v2; those of the API are valid, too', () => {
    const parameters = {
      QueueUrl: 'q',
      MessageBody: 'b',
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String' } },
    };
    expect(faults('aws-sdk:sqs:sendMessage', parameters)).toEqual([]);
    expect(
      faults('aws-sdk:dynamodb:putItem', { TableName: 't', Item: { a: { Bool: true }, b: { BOOL: true } } }),
    ).toEqual([]);
  });

  test('JSON strings may be written as JSON', () => {
    expect(faults('aws-sdk:sfn:startExecution', { StateMachineArn: 'm', Input: { a: 1 } })).toEqual([]);
    expect(faults('aws-sdk:eventbridge:putEvents', { Entries: [{ Detail: { a: 1 } }] })).toEqual([]);
  });

  test('does not check what an expression or a deployment fills in', () => {
    expect(faults('aws-sdk:sqs:sendMessage', { ...send, DelaySeconds: '{% $delay %}' })).toEqual([]);
    expect(faults('aws-sdk:sqs:sendMessage', { ...send, DelaySeconds: '${Delay}' })).toEqual([]);
    expect(faults('aws-sdk:sqs:sendMessage', '{% $states.input %}')).toEqual([]);
    expect(faults('aws-sdk:sqs:sendMessage', undefined)).toEqual([]);
  });

  test.each(['brandnewservice:doIt', 'sqs:noSuchAction', '__proto__:constructor'])(
    'says nothing about %s, whose API is not available',
    (resource) => expect(faults(`aws-sdk:${resource}`, { Anything: 1 })).toEqual([]),
  );
});

describe('parameters of optimised integrations', () => {
  test.each<[string, Json, readonly string[]]>([
    ['lambda:invoke', { Payload: {}, Bogus: 1 }, []],
    ['lambda:invoke', { FunctionName: 'f', 'Payload.$': '$', Qualifier: '1' }, []],
    [
      'lambda:invoke',
      { FunctionName: 'f', payload: {} },
      [`The field "payload" is not supported by Step Functions. Did you mean 'Payload'?`],
    ],
    ['lambda:invoke.waitForTaskToken', { FunctionName: 'f', Payload: {}, 'TaskToken.$': '$$.Task.Token' }, []],
    [
      'lambda:invoke.waitForTaskToken',
      { FunctionName: 'f', Payload: {}, TaskToken: 't' },
      [`The field "TaskToken" is not supported by Step Functions. Did you mean 'TenantId'?`],
    ],
    ['sqs:sendMessage', { QueueUrl: 'q', MessageBody: { json: true } }, []],
    ['states:startExecution', { StateMachineArn: 'm', Input: {}, Name: 'n' }, []],
    ['ecs:runTask.sync', { TaskDefinition: 't', Count: 2 }, []],
    ['dynamodb:putItem', { TableName: 't', Item: { a: { N: '1' } } }, []],
    ['elasticmapreduce:addStep', { ClusterId: 'c', Step: {} }, []],
    [
      'elasticmapreduce:terminateCluster',
      { ClusterId: 'c', ClusterIds: ['c'] },
      [`The field "ClusterIds" is not supported by Step Functions. Did you mean 'ClusterId'?`],
    ],
    ['elasticmapreduce:terminateCluster.sync', { 'ClusterId.$': '$.id' }, []],
    ['eks:call', { ClusterName: 'c', Endpoint: 'e', CertificateAuthority: 'a', Method: 'GET', Path: '/p' }, []],
    [
      'eks:runJob.sync',
      { ClusterName: 'c', Endpoint: 'e', CertificateAuthority: 'a', Job: {}, Namspace: 'n' },
      [`The field "Namspace" is not supported by Step Functions. Did you mean 'Namespace'?`],
    ],
    [
      'eks:call',
      { ClusterName: 'c', Endpoint: 'e', CertificateAuthority: 'a', Method: 'GET', Path: '/p', Paths: '/p' },
      [`The field "Paths" is not supported by Step Functions. Did you mean 'Path'?`],
    ],
    [
      'apigateway:invoke',
      { ApiEndpoint: 'a', Method: 'GET', QueryString: {} },
      [`The field "QueryString" is not supported by Step Functions. Did you mean 'QueryParameters'?`],
    ],
    ['apigateway:invoke.waitForTaskToken', { ApiEndpoint: 'a', Method: 'GET', 'Headers.$': '$.h', Stage: 'v1' }, []],
    [
      'http:invoke',
      { ApiEndpoint: 'a', Method: 'GET', Authentication: { ConnectionArn: 'c' }, Body: {} },
      [`The field "Body" is not supported by Step Functions. Did you mean 'Headers'?`],
    ],
    ['http:invoke', { ApiEndpoint: 'a', Method: 'GET', Body: {} }, []],
    ['no:such', { Anything: 1 }, []],
  ])('%s with %j', (resource, parameters, messages) => {
    expect(faults(resource, parameters)).toEqual(messages);
  });
});

const prepare = (resource: string, parameters: Json) =>
  prepareParameters(request(resource, parameters).resource, parameters);

test('passes on parameters that need no change', () => {
  const parameters = { FunctionName: 'f' };
  expect(prepare('lambda:invoke', parameters)).toBe(parameters);
  expect(prepare('arn:aws:lambda:us-east-1:123456789012:function:f', parameters)).toBe(parameters);
});

test('ecs:runTask.sync puts startedBy last', () => {
  const parameters = { Cluster: 'c', TaskDefinition: 't' };
  expect(JSON.stringify(prepare('ecs:runTask.sync', parameters))).toBe(
    '{"Cluster":"c","TaskDefinition":"t","StartedBy":"AWS Step Functions"}',
  );
  expect(prepare('ecs:runTask', parameters)).toBe(parameters);
});

test.each<[string, Json, string]>([
  [
    'apigateway:invoke',
    { ApiEndpoint: 'a', Headers: { custom: 'text' } },
    "The value of the field 'Headers' has an invalid format",
  ],
  ['apigateway:invoke', { Method: 'get' }, "The value of the field 'Method' has an invalid format"],
  ['http:invoke', { Method: 'TRACE' }, "The value of the field 'Method' has an invalid format"],
  ['apigateway:invoke', { Headers: 'text' }, "The value of the field 'Headers' has an invalid format"],
  [
    'apigateway:invoke',
    { Headers: { 'X-Amz-Date': ['now'], custom: ['a'] } },
    "The 'Headers' field contains unsupported values: [x-amz-date]",
  ],
  [
    'http:invoke',
    { Headers: { Authorization: 'x', 'if-match': 'y', custom: 'z' } },
    "The 'Headers' field contains unsupported values: [authorization, if-match]",
  ],
  [
    'aws-sdk:sqs:sendMessage',
    { QueueUrl: 'q', MessageBody: 1 },
    "The value for the field 'MessageBody' must be a STRING",
  ],
  [
    'aws-sdk:sqs:sendMessage',
    {},
    "The field 'QueueUrl' is required but was missing, The field 'MessageBody' is required but was missing",
  ],
  ['ecs:runTask.sync', { TaskDefinition: 't', Cluster: 5 }, "The value for the field 'Cluster' must be a STRING"],
  [
    'ecs:runTask',
    { TaskDefinition: 't', Overrides: { ContainerOverrides: [{ Environment: [{ Name: 'n', Value: 1 }] }] } },
    "The value for the field 'Value' must be a STRING",
  ],
  ['ecs:runTask', { TaskDefinition: 't', Clutser: 'c' }, 'The field "Clutser" is not supported by Step Functions'],
  [
    'lambda:invoke.waitForTaskToken',
    { FunctionName: 'f', Payload: {}, TaskToken: 't' },
    'The field "TaskToken" is not supported by Step Functions',
  ],
  ['lambda:invoke', { FunctionName: 'f', Payload: 1 }, "The value for the field 'Payload' must be a STRING"],
  ['lambda:invoke', { FunctionName: 'f', Payload: false }, "The value for the field 'Payload' must be a STRING"],
  [
    'lambda:invoke',
    { FunctionName: 'f', Payload: { id: 1, 'token.$': 'AQC' } },
    "The value for the field 'token.$' must be a valid JSONPath or a valid intrinsic function call",
  ],
  [
    'batch:submitJob',
    { JobName: 'n', JobQueue: 'q', JobDefinition: 'd', Parameters: { frame: 7 } },
    "The value for the field 'frame' must be a STRING",
  ],
  [
    'dynamodb:putItem',
    { TableName: 't', Item: { a: { S: 'x' }, b: { N: 5 } } },
    "The value for the field 'N' must be a STRING",
  ],
  [
    'dynamodb:updateItem',
    { TableName: 't', Key: {}, ExpressionAttributeValues: { ':v': { L: [{ M: { a: { S: { b: 1 } } } }] } } },
    "The value for the field 'S' must be a STRING",
  ],
  ['http:invoke', { Method: 'GET', Body: 'x' }, 'The field "Body" is not supported by Step Functions'],
  ['sqs:sendMessage', { QueueUrl: 'q', Mesage: 'c' }, 'The field "Mesage" is not supported by Step Functions'],
])('rejects %s with %j before it is scheduled', (resource, parameters, faults) => {
  const json = JSON.stringify(parameters);
  expect(() => prepare(resource, parameters)).toThrow(
    new RuntimeError(`The Parameters '${json}' could not be used to start the Task: [${faults}]`),
  );
});

test.each<[string, Json]>([
  ['lambda:invoke', { FunctionName: 'f', Payload: 'text' }],
  ['lambda:invoke', { FunctionName: 'f', Payload: [1] }],
  ['lambda:invoke', { FunctionName: 'f', Payload: { 'path.$': '$.id', $: 1 } }],
  ['dynamodb:putItem', { TableName: 't', Item: { a: { N: '5' }, b: { BOOL: true }, c: { NULL: true }, d: { L: [] } } }],
])('%s accepts %j', (resource, parameters) => {
  expect(prepare(resource, parameters)).toEqual(parameters);
});

test('accepts valid headers', () => {
  const parameters = { ApiEndpoint: 'a', Headers: { custom: ['a', 'b'] } };
  expect(prepare('apigateway:invoke', parameters)).toBe(parameters);
  expect(prepare('http:invoke', { Headers: null })).toEqual({ Headers: null });
});
