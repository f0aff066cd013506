import { advise } from './advise';

const adviceFor = (integration: string, ...ErrorEquals: string[]): string[] =>
  advise({
    S: {
      Type: 'Task',
      Resource: `arn:aws:states:::${integration}`,
      Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
      Catch: [{ ErrorEquals, Next: 'Handled' }],
      End: true,
    },
    Handled: { Type: 'Succeed' },
  }).filter((line) => line.startsWith('ERROR_NAME_NEVER_MATCHES'));

test.each([
  ['dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException', 'DynamoDB'],
  ['aws-sdk:dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException', 'DynamoDb'],
  ['aws-sdk:sqs:sendMessage', 'SQS.QueueDoesNotExistException', 'Sqs'],
  ['states:startExecution', 'Sfn.ExecutionAlreadyExistsException', 'StepFunctions'],
])('%s never fails with %s', (integration, name, prefix) => {
  expect(adviceFor(integration, 'Mine', name)).toEqual([
    'ERROR_NAME_NEVER_MATCHES /States/S/Catch[0]/ErrorEquals[1]: ' +
      `This integration has no error '${name}': its errors begin with '${prefix}.'.`,
  ]);
});

test.each([
  ['dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
  ['dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'],
  ['lambda:invoke', 'Lambda.ServiceException', 'Mine.Own'],
  ['aws-sdk:ec2:runInstances', 'EC2.Whatever'],
])('%s may fail with %s', (integration, ...names) => {
  expect(adviceFor(integration, ...names)).toEqual([]);
});
