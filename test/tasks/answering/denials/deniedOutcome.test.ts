import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { DenialFilter } from '../../../../src/tasks/answering/denials/Denial';

let service: Service;
afterEach(() => service.close());

/** What the only task of an execution came to, with ids left out. */
async function failureOf(
  task: object,
  action: string,
  filter?: DenialFilter,
): Promise<{ type: string; error?: string; cause?: string }> {
  service = createService({ time: 'skip', seed: 1 });
  service.answers.denials.add('test', action, filter);
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    roleArn: 'arn:aws:iam::123456789012:role/service/own',
    definition: JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', End: true, ...task } } }),
  }) as { stateMachineArn: string };
  const { executionArn } = service.callBy('harness', 'StartExecution', { stateMachineArn, name: 'e' }) as {
    executionArn: string;
  };
  await service.quiet();
  const events = service.execution(executionArn)!.history.events;
  const { type, details = {} } = events.find((event) => event.type.endsWith('Failed'))!;
  const cause = details.cause
    ?.replace(/assumed-role\/(\w+)\/[0-9a-f]{32} /, 'assumed-role/$1/<session> ')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');
  return { type, error: details.error!, cause: cause! };
}

const refusal = (action: string, arn: string, role = 'own'): string =>
  `User: arn:aws:sts::123456789012:assumed-role/${role}/<session> is not authorized to perform: ${action} on resource: ` +
  `${arn} because no identity-based policy allows the ${action} action`;
const v1 = (name: string, status: number, code = 'AccessDeniedException'): string =>
  ` (Service: ${name}; Status Code: ${status}; Error Code: ${code}; Request ID: <id>; Proxy: null)`;
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

test.each([
  [
    'lambda:InvokeFunction',
    { Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' } },
    'TaskFailed',
    'Lambda.AWSLambdaException',
    refusal('lambda:InvokeFunction', functionArn) + v1('AWSLambda', 403),
  ],
  [
    'lambda:InvokeFunction',
    { Resource: functionArn },
    'LambdaFunctionFailed',
    'Lambda.AWSLambdaException',
    refusal('lambda:InvokeFunction', functionArn) + v1('AWSLambda', 403),
  ],
  [
    'dynamodb:PutItem',
    { Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: { TableName: 'orders', Item: {} } },
    'TaskFailed',
    'DynamoDB.AmazonDynamoDBException',
    refusal('dynamodb:PutItem', 'arn:aws:dynamodb:us-east-1:123456789012:table/orders') + v1('AmazonDynamoDBv2', 400),
  ],
  [
    'sqs:*',
    {
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
        'MessageBody.$': '$$.Task.Token',
      },
    },
    'TaskSubmitFailed',
    'SQS.AmazonSQSException',
    refusal('sqs:SendMessage', 'arn:aws:sqs:us-east-1:123456789012:orders') + v1('AmazonSQS', 403, 'AccessDenied'),
  ],
  [
    's3:GetObject',
    {
      Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
      Parameters: { Bucket: 'b', Key: 'text' },
      Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/reader' },
    },
    'TaskFailed',
    'S3.AccessDeniedException',
    refusal('s3:GetObject', '"arn:aws:s3:::b/text"', 'reader') +
      ' (Service: S3, Status Code: 403, Request ID: <id>, Extended Request ID: <id>) (SDK Attempt Count: 1)',
  ],
  [
    'states:StartExecution',
    {
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child' },
    },
    'TaskSubmitFailed',
    'StepFunctions.AWSStepFunctionsException',
    refusal('states:StartExecution', 'arn:aws:states:us-east-1:123456789012:stateMachine:Child') +
      v1('AWSStepFunctions', 400),
  ],
  [
    'states:InvokeHTTPEndpoint',
    http(),
    'TaskFailed',
    'States.Http.AccessDenied',
    'AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint https://api.example.com/a. ' +
      'Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint',
  ],
  [
    'events:RetrieveConnectionCredentials',
    http(),
    'TaskFailed',
    'Events.ConnectionResource.AccessDenied',
    'No permissions to call RetrieveConnectionCredentials on the connection resource.',
  ],
  [
    'secretsmanager:DescribeSecret',
    http(),
    'TaskFailed',
    'Events.ConnectionResource.AccessDenied',
    'No permissions to call DescribeSecret and/or GetSecretValue on the secret associated with the connection resource.',
  ],
  [
    'sts:AssumeRole',
    { Resource: functionArn },
    'LambdaFunctionFailed',
    'States.TaskFailed',
    'The principal states.amazonaws.com is not authorized to assume the provided role. ' +
      '(role: arn:aws:iam::123456789012:role/service/own)',
  ],
  [
    'sts:AssumeRole',
    { Resource: functionArn, Credentials: { RoleArn: 'arn:aws:iam::222222222222:role/other' } },
    'LambdaFunctionFailed',
    'States.TaskFailed',
    "The role arn:aws:iam::123456789012:role/service/own is not authorized to assume the task state's role, " +
      'arn:aws:iam::222222222222:role/other.',
  ],
])('%s of %j', async (action, task, type, error, cause) => {
  expect(await failureOf(task, action)).toEqual({ type, error, cause });
});

test.each<[DenialFilter]>([
  [{ state: 'T' }],
  [{ stateMachine: 'M' }],
  [{ resource: 'charge' }],
  [{ resource: functionArn }],
])('a denial of %j alone', async (filter) => {
  expect(await failureOf({ Resource: functionArn }, 'lambda:InvokeFunction', filter)).toMatchObject({
    error: 'Lambda.AWSLambdaException',
  });
  service.close();
  const [name] = Object.keys(filter) as [keyof DenialFilter];
  const other = await failureOf({ Resource: functionArn }, 'lambda:InvokeFunction', { [name]: 'other' });
  expect(other.error).toBe('Stepmill.HarnessError');
});

const putItem = {
  Resource: 'arn:aws:states:::dynamodb:putItem',
  Parameters: { TableName: 'orders', Item: { id: { S: '1' } } },
};
const getObject = {
  Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
  Parameters: { Bucket: 'data', Key: 'in/a.csv' },
};

test.each<[string, object, string, string]>([
  ['a table', putItem, 'dynamodb:PutItem', 'orders'],
  ['a table, by its ARN', putItem, 'dynamodb:PutItem', 'arn:aws:dynamodb:us-east-1:123456789012:table/orders'],
  ['a bucket', getObject, 's3:GetObject', 'data'],
  ['an object', getObject, 's3:GetObject', 'data/in/a.csv'],
  ['an object, by its ARN', getObject, 's3:GetObject', 'arn:aws:s3:::data/in/a.csv'],
])('a denial of %s', async (_, task, action, resource) => {
  expect((await failureOf(task, action, { resource })).error).toMatch(/^(DynamoDb|S3)\./i);
  service.close();
  expect((await failureOf(task, action, { resource: 'dat' })).error).toBe('Stepmill.HarnessError');
});

function http(): object {
  return {
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: 'https://api.example.com/a',
      Method: 'GET',
      InvocationConfig: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/c/1' },
    },
  };
}
