import {
  endpointVariable,
  javaClassName,
  optimisedServiceNames,
  sdkErrorPrefix,
  sdkPackageName,
  sdkServiceName,
} from '../../../src/tasks/integrations/serviceNames';
import { optimisedIntegrations } from '../../../src/tasks/integrations/catalogue';

test.each([
  ['dynamodb', 'DynamoDb'],
  ['sfn', 'Sfn'],
  ['s3', 'S3'],
  ['secretsmanager', 'SecretsManager'],
  ['cloudwatchlogs', 'CloudWatchLogs'],
  ['sqs', 'Sqs'],
  ['ec2', 'Ec2'],
  ['bedrockruntime', 'BedrockRuntime'],
  ['somethingnew', 'Somethingnew'],
])('errors of aws-sdk:%s begin with %s', (service, prefix) => expect(sdkErrorPrefix(service)).toBe(prefix));

test("the client's own id goes first", () =>
  expect(sdkErrorPrefix('somethingnew', 'Something New')).toBe('SomethingNew'));

test.each([
  ['dynamodb', 'DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException'],
  ['sqs', 'SQS', 'AmazonSQS', 'AmazonSQSException'],
  ['lambda', 'Lambda', 'AWSLambda', 'AWSLambdaException'],
  ['states', 'StepFunctions', 'AWSStepFunctions', 'AWSStepFunctionsException'],
])('the optimised %s has the names of the older SDK', (service, errorPrefix, causeName, baseException) => {
  expect(optimisedServiceNames(service)).toMatchObject({ errorPrefix, causeName, baseException });
});

test('every service of the catalogue that is called through the SDK has names', () => {
  const services = new Set(optimisedIntegrations.map(({ service }) => service));
  const without = [...services].filter((service) => optimisedServiceNames(service) === undefined);
  // http has no service behind it, and s3 stands in readers and writers of a Map alone.
  expect(without).toEqual(['http', 's3']);
});

test.each([
  ['DBInstanceNotFound', 'DbInstanceNotFound'],
  ['KMSInvalidStateException', 'KmsInvalidStateException'],
  ['QueueDoesNotExist', 'QueueDoesNotExist'],
  ['EMR containers', 'EmrContainers'],
  ['', ''],
])('%j is the Java class %j', (name, java) => expect(javaClassName(name)).toBe(java));

test('packages, variables and services that several names lead to', () => {
  expect(['secretsmanager', 'cloudwatchlogs', 'sqs'].map(sdkPackageName)).toEqual([
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-sqs',
  ]);
  expect(['secretsmanager', 'sfn', 'emr-serverless'].map(endpointVariable)).toEqual([
    'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    'AWS_ENDPOINT_URL_SFN',
    'AWS_ENDPOINT_URL_EMR_SERVERLESS',
  ]);
  expect(['states', 'events', 'elasticmapreduce', 's3', 'constructor'].map(sdkServiceName)).toEqual([
    'sfn',
    'eventbridge',
    'emr',
    's3',
    'constructor',
  ]);
});
