import {
  endpointVariable,
  javaClassName,
  optimisedServiceNames,
  sdkErrorPrefix,
  sdkPackageName,
} from '../../../src/tasks/awsServices/serviceNames';

test.each([
  ['dynamodb', 'DynamoDb'],
  ['sfn', 'Sfn'],
  ['s3', 'S3'],
  ['secretsmanager', 'SecretsManager'],
  ['cloudwatchlogs', 'CloudWatchLogs'],
  ['sqs', 'Sqs'],
  ['ec2', 'Ec2'],
  ['bedrockruntime', 'BedrockRuntime'],
  ['servicequotas', 'ServiceQuotas'],
  ['wellarchitected', 'WellArchitected'],
  ['sagemakera2iruntime', 'SageMakerA2IRuntime'],
  // AWS: SDK for Java v2 leaves the word Service out at the end.
  ['config', 'Config'],
  ['databasemigration', 'DatabaseMigration'],
  ['somethingnew', 'Somethingnew'],
])('errors of aws-sdk:%s begin with %s', (service, prefix) => expect(sdkErrorPrefix(service)).toBe(prefix));

test("the client's own id goes first", () => {
  expect(sdkErrorPrefix('somethingnew', 'Something New')).toBe('SomethingNew');
  expect(sdkErrorPrefix('config', 'Config Service')).toBe('Config');
});

test.each([
  ['dynamodb', 'DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException'],
  ['sqs', 'SQS', 'AmazonSQS', 'AmazonSQSException'],
  ['lambda', 'Lambda', 'AWSLambda', 'AWSLambdaException'],
  ['states', 'StepFunctions', 'AWSStepFunctions', 'AWSStepFunctionsException'],
])('the optimised %s has the names of the older SDK', (service, errorPrefix, causeName, baseException) => {
  expect(optimisedServiceNames(service)).toMatchObject({ errorPrefix, causeName, baseException });
});

test('a service without optimised integrations has no such names', () => {
  expect(optimisedServiceNames('constructor')).toBeUndefined();
});

test.each([
  ['DBInstanceNotFound', 'DbInstanceNotFound'],
  ['KMSInvalidStateException', 'KmsInvalidStateException'],
  ['QueueDoesNotExist', 'QueueDoesNotExist'],
  ['EMR containers', 'EmrContainers'],
  ['', ''],
])('%j is the Java class %j', (name, java) => expect(javaClassName(name)).toBe(java));

test('packages, variables and services that several names lead to', () => {
  expect(['secretsmanager', 'cloudwatchlogs', 'sqs', 'servicequotas', 'config'].map(sdkPackageName)).toEqual([
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-sqs',
    '@aws-sdk/client-service-quotas',
    '@aws-sdk/client-config-service',
  ]);
  expect(['config', 'secretsmanager', 'sfn', 'emr-serverless'].map(endpointVariable)).toEqual([
    'AWS_ENDPOINT_URL_CONFIG_SERVICE',
    'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    'AWS_ENDPOINT_URL_SFN',
    'AWS_ENDPOINT_URL_EMR_SERVERLESS',
  ]);
});
