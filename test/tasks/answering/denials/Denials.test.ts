import { operationNames } from '../../../../src/emulator/operations/operations';
import { Denials } from '../../../../src/tasks/answering/denials/Denials';

const denials = new Denials(operationNames);
afterEach(() => {
  denials.clear('test');
  denials.clear('file');
});

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';

test('clients are denied what no state is named for', () => {
  denials.add('test', 'states:StartExecution', { resource: 'M' });
  denials.add('test', 'stepfunctions:StopExecution');
  denials.add('test', 'states:DescribeExecution', { state: 'T' });
  expect(denials.ofClient('states:StartExecution', arn)).toBe(true);
  expect(denials.ofClient('states:StartExecution', `${arn}2`)).toBe(false);
  expect(denials.ofClient('states:StopExecution', undefined)).toBe(true);
  expect(denials.ofClient('states:DescribeExecution', arn)).toBe(false);
});

test('a role is named by its ARN or its name', () => {
  denials.add('test', 'iam:PassRole', { resource: 'orders' });
  expect(denials.ofClient('iam:PassRole', 'arn:aws:iam::123456789012:role/service-role/orders')).toBe(true);
  expect(denials.ofClient('iam:PassRole', 'arn:aws:iam::123456789012:role/others')).toBe(false);
});

test('those that nobody has met are told, and each scope ends by itself', () => {
  denials.add('file', 'states:*');
  denials.add('test', 'states:startExecution', { resource: 'N' });
  denials.add('test', 'dynamodb:PutItem');
  expect(denials.ofClient('states:StartExecution', arn)).toBe(true);
  expect(denials.unused('test').map(({ description }) => description)).toEqual([
    `deny('states:startExecution', {"resource":"N"})`,
    "deny('dynamodb:PutItem')",
  ]);
  denials.clear('test');
  expect([denials.isEmpty, denials.unused('test'), denials.unused('file')]).toEqual([false, [], []]);
});

test.each([
  ['lambda', "An action must have the form of a policy, like 'lambda:InvokeFunction', not 'lambda'."],
  ['lambda:', "An action must have the form of a policy, like 'lambda:InvokeFunction', not 'lambda:'."],
  ['lamda:InvokeFunction', "There is no service 'lamda' in IAM policies. Did you mean 'lambda'?"],
  ['states:StartExecuton', "Step Functions has no action 'StartExecuton'. Did you mean 'StartExecution'?"],
  ['dynamodb:PutItme', "'dynamodb' has no action 'PutItme'. Did you mean 'PutItem'?"],
  ['lambda:InvokeFuncton', "'lambda' has no action 'InvokeFuncton'. Did you mean 'InvokeFunction'?"],
  ['sns:Publsh', "'sns' has no action 'Publsh'. Did you mean 'Publish'?"],
])('%s is not an action', (action, message) => {
  expect(() => denials.add('test', action)).toThrow(message);
});

test.each([
  'logs:CreateLogGroup',
  'cloudwatchlogs:CreateLogGroup',
  'sfn:*',
  'states:startExecution',
  'states:InvokeHTTPEndpoint',
  'execute-api:Invoke',
  'elasticmapreduce:RunJobFlow',
  'dynamodb:ConditionCheckItem',
  's3:GetObjectVersion',
  's3:ListAllMyBuckets',
  'kms:ReEncryptFrom',
])('%s is one', (action) => {
  expect(() => denials.add('test', action)).not.toThrow();
});

test('a misspelt filter is refused', () => {
  expect(() => denials.add('test', 'sqs:SendMessage', { sate: 'T' } as never)).toThrow(
    "deny(…) has no option 'sate'. Did you mean 'state'?",
  );
});
