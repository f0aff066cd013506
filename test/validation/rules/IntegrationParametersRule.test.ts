import { diagnoseState, end, fault } from './diagnose';

const task = (Resource: string, fields: object): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${Resource}`,
  ...fields,
  ...end,
});
const machine = { QueryLanguage: 'JSONata' };

test('an integration has parameters', () => {
  expect(diagnoseState(task('lambda:invoke', {}))).toEqual([
    fault('Parameters field is required for resource ARN: arn:aws:states:::lambda:invoke', '/States/S/Resource'),
  ]);
  expect(diagnoseState(task('aws-sdk:s3:listBuckets', {}), { machine })).toEqual([
    fault(
      'Arguments field is required for resource ARN: arn:aws:states:::aws-sdk:s3:listBuckets',
      '/States/S/Resource',
    ),
  ]);
});

test('a function and an activity need none', () => {
  for (const Resource of [
    'arn:aws:lambda:us-east-1:123456789012:function:f',
    'arn:aws:states:us-east-1:123456789012:activity:a',
  ]) {
    expect(diagnoseState({ Type: 'Task', Resource, ...end })).toEqual([]);
  }
});

test('requires every required parameter of the service', () => {
  expect(diagnoseState(task('sqs:sendMessage', { Parameters: {} }))).toEqual([
    fault("The field 'QueueUrl' is required but was missing", '/States/S/Parameters'),
    fault("The field 'MessageBody' is required but was missing", '/States/S/Parameters'),
  ]);
  expect(diagnoseState(task('dynamodb:putItem', { Arguments: { TableName: 'T' } }), { machine })).toEqual([
    fault("The field 'Item' is required but was missing", '/States/S/Arguments'),
  ]);
});

test('AWS: requires the parameters of its own APIs for EMR and Kubernetes', () => {
  const missing = (name: string, Parameters: object): string[] =>
    diagnoseState(task(name, { Parameters })).map(({ message }) => /'(\w+)' is required/.exec(message)?.[1] ?? message);
  expect(missing('elasticmapreduce:createCluster.sync', {})).toEqual(['Name', 'Instances']);
  const Instances = { InstanceCount: 1 };
  expect(missing('elasticmapreduce:createCluster', { Name: 'c', Instances })).toEqual(['KeepJobFlowAliveWhenNoSteps']);
  const alive = { Name: 'c', Instances: { ...Instances, 'KeepJobFlowAliveWhenNoSteps.$': '$.alive' } };
  expect(missing('elasticmapreduce:createCluster.sync', alive)).toEqual([]);
  expect(missing('elasticmapreduce:createCluster.sync', { ...alive, Steps: [] })).toEqual([
    "The field 'Steps' is not supported by Step Functions",
  ]);
  expect(missing('elasticmapreduce:addStep.sync', { ClusterId: 'j-1' })).toEqual(['Step']);
  expect(missing('elasticmapreduce:cancelStep', {})).toEqual(['ClusterId', 'StepId']);
  expect(missing('eks:call', { ClusterName: 'c', Endpoint: 'https://c' })).toEqual([
    'CertificateAuthority',
    'Method',
    'Path',
  ]);
  expect(missing('eks:runJob.sync', {})).toEqual(['ClusterName', 'CertificateAuthority', 'Endpoint', 'Job']);
});

test('requires a connection for an HTTP Task, in either of its places', () => {
  const http = (more: object): object =>
    task('http:invoke', { Parameters: { ApiEndpoint: 'https://a', Method: 'GET', ...more } });
  const missing = [fault("The field 'ConnectionArn' is required but was missing", '/States/S/Parameters')];
  for (const more of [{}, { Authentication: {} }, { InvocationConfig: { Connection: 'c' } }])
    expect(diagnoseState(http(more))).toEqual(missing);
  for (const more of [
    { Authentication: { ConnectionArn: 'c' } },
    { Authentication: { 'ConnectionArn.$': '$.c' } },
    { InvocationConfig: { ConnectionArn: 'c' } },
    { 'Authentication.$': '$.auth' },
  ])
    expect(diagnoseState(http(more))).toEqual([]);
  const Arguments = { ApiEndpoint: 'https://a', Method: 'GET', Authentication: '{% $auth %}' };
  expect(diagnoseState(task('http:invoke', { Arguments }), { machine })).toEqual([]);
});

test('X.$ counts as X, in JSONPath', () => {
  const Parameters = { 'QueueUrl.$': '$.url', 'MessageBody.$': '$.body' };
  expect(diagnoseState(task('sqs:sendMessage', { Parameters }))).toEqual([]);
});

test('does not check arguments that come from an expression', () => {
  expect(diagnoseState(task('sqs:sendMessage', { Arguments: '{% $states.input %}' }), { machine })).toEqual([]);
});

test('rejects parameters that .sync reserves, and allows them with a token', () => {
  const parameters = { TaskDefinition: 't:1', StartedBy: 'me', 'Count.$': '$.count' };
  const reserved = (field: string): object =>
    fault(`The field '${field}' is not supported by Step Functions`, '/States/S/Parameters');
  expect(diagnoseState(task('ecs:runTask.sync', { Parameters: parameters }))).toEqual(
    expect.arrayContaining([reserved('StartedBy'), reserved('Count')]),
  );
  expect(diagnoseState(task('ecs:runTask.waitForTaskToken', { Parameters: parameters }))).toEqual([]);
});

test('runs the check against the API, and passes its messages on', () => {
  const asked: unknown[] = [];
  const parameterCheck = (...question: unknown[]): string[] => {
    asked.push(question);
    return ["The field 'Bucket' is required but was missing", 'second'];
  };
  const Parameters = { bucket: 'b' };
  expect(diagnoseState(task('aws-sdk:s3:putObject', { Parameters }), { parameterCheck })).toEqual([
    fault("The field 'Bucket' is required but was missing", '/States/S/Parameters'),
    fault('second', '/States/S/Parameters'),
  ]);
  expect(asked).toEqual([[expect.objectContaining({ service: 's3', action: 'putObject' }), Parameters, 'JSONPath']]);
});

test('reports a duplicate finding once', () => {
  const parameterCheck = (): string[] => ["The field 'QueueUrl' is required but was missing"];
  const Parameters = { MessageBody: 'x' };
  expect(diagnoseState(task('sqs:sendMessage', { Parameters }), { parameterCheck })).toEqual([
    fault("The field 'QueueUrl' is required but was missing", '/States/S/Parameters'),
  ]);
});
