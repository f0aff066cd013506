import { project, unresolvedOf } from '../support/project';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:';

/** A token as the Resource of a task with a parameter, and what it stands for. */
const resources: readonly (readonly [token: string, parameter: string, resource: string])[] = [
  ['DDBPutItem', 'TableName', 'arn:aws:states:::dynamodb:putItem'],
  ['DynamoDBQuery', 'TableName', 'arn:aws:states:::aws-sdk:dynamodb:query'],
  ['SNSTopicPublishAction', 'TopicArn', 'arn:aws:states:::sns:publish'],
  ['SQSSendMessageWaitForTaskToken', 'QueueUrl', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'],
  ['GlueStartJobRunSync', 'JobName', 'arn:aws:states:::glue:startJobRun.sync'],
  ['LambdaInvoke', 'FunctionName', 'arn:aws:states:::lambda:invoke'],
  // A function of this name: its task has other parameters.
  ['DDBPutItem', 'orderId', `${lambda}DDBPutItem`],
  ['SnsPublishFunctionArn', 'TopicArn', `${lambda}SnsPublishFunction`],
];

test.each(resources)('${%s} of a task with %s', (token, parameter, resource) => {
  const { definition } = project({
    'a.asl.json': JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: `\${${token}}`, Parameters: { [parameter]: 'x' }, End: true } },
    }),
  });

  expect(definition('a.asl.json')).toMatchObject({ States: { A: { Resource: resource } } });
});

test('a task that passes its token on waits for it, and the values of other tasks do not count', () => {
  const task = (resource: string, parameters: object, next: object): object => ({
    Type: 'Task',
    Resource: resource,
    Parameters: parameters,
    ...next,
  });
  const { definition } = project({
    'a.asl.json': JSON.stringify({
      StartAt: 'A',
      States: {
        A: task('${SQSSendMessage}', { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } }, { Next: 'B' }),
        B: task('${SQSSendMessage}', { QueueUrl: 'q' }, { Next: 'C' }),
        C: task('${SQSSendMessage}', { id: 1 }, { End: true }),
      },
    }),
  });

  expect(definition('a.asl.json')).toMatchObject({
    States: {
      A: { Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' },
      B: { Resource: 'arn:aws:states:::sqs:sendMessage' },
      C: { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:SQSSendMessage' },
    },
  });
});

/** A token as a parameter of a task, and what stands in for it. */
const parameters: readonly (readonly [resource: string, field: string, token: string, stub: string])[] = [
  [
    'aws-sdk:bedrockagentcore:invokeAgentRuntime',
    'AgentRuntimeArn',
    'AgentRuntimeArn',
    'arn:aws:bedrock-agentcore:us-east-1:123456789012:runtime/AgentRuntime',
  ],
  ['aws-sdk:mediaconvert:createJob', 'Queue', 'PriorityArn', 'arn:aws:sqs:us-east-1:123456789012:Priority'],
  ['aws-sdk:datasync:startTaskExecution', 'TaskArn', 'CopyArn', 'arn:aws:datasync:us-east-1:123456789012:Copy'],
  ['lambda:invoke', 'FunctionName', 'ChargeArn', `${lambda}Charge`],
  ['aws-sdk:scheduler:createSchedule', 'Arn', 'ChargeArn', `${lambda}Charge`],
];

test.each(parameters)('of %s: %s', (resource, field, token, stub) => {
  const { machine } = project({
    'a.asl.json': JSON.stringify({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: `arn:aws:states:::${resource}`,
          Parameters: { [field]: `\${${token}}` },
          End: true,
        },
      },
    }),
  });

  expect(unresolvedOf(machine('a.asl.json'))).toEqual([`\${${token}} => ${stub} (unknown)`]);
});
