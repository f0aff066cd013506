import { advise } from './advise';

const adviceFor = (integration: string, ...ErrorEquals: string[]): string[] =>
  advise({
    S: {
      Type: 'Task',
      Resource: `arn:aws:states:::${integration}`,
      Catch: [{ ErrorEquals, Next: 'Handled' }],
      End: true,
    },
    Handled: { Type: 'Succeed' },
  }).filter((line) => line.startsWith('ERROR_NAME_NEVER_MATCHES'));

test.each([
  ['elasticmapreduce:addStep', 'EMR.ThrottlingException'],
  ['aws-sdk:emr:listSteps', 'Emr.ValidationException'],
  ['batch:submitJob', 'Batch.ThrottlingException'],
  ['sqs:sendMessage', 'SQS.SQSServiceException'],
  ['aws-sdk:dynamodb:putItem', 'DynamoDb.DynamoDbServiceException'],
  ['aws-sdk:secretsmanager:getSecretValue', 'SecretsManager.SecretsManagerServiceException'],
])('%s never fails with %s', (integration, name) => {
  expect(adviceFor(integration, 'Mine', name)).toEqual([
    'ERROR_NAME_NEVER_MATCHES /States/S/Catch[0]/ErrorEquals[1]: ' +
      `This integration has no error '${name}': the API of the service does not list it.`,
  ]);
});

test.each([
  ['elasticmapreduce:addStep', 'EMR.AmazonElasticMapReduceException'],
  ['elasticmapreduce:addStep', 'EMR.ThrottlingException', 'EMR.AmazonElasticMapReduceException'],
  ['batch:submitJob', 'Batch.ServerException', 'Batch.SdkClientException'],
  ['aws-sdk:s3:getObject', 'S3.SlowDownException'],
  ['lambda:invoke', 'Lambda.ServiceException', 'Lambda.Unknown', 'Mine.Own'],
  ['http:invoke', 'States.Http.StatusCode.503'],
  ['aws-sdk:brandnew:act', 'Brandnew.Whatever'],
])('%s may fail with %s', (integration, ...names) => {
  expect(adviceFor(integration, ...names)).toEqual([]);
});
