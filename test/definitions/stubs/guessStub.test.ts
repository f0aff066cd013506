import { deploymentOf } from '../../../src/definitions/stubs/AwsEnvironment';
import { guessStub } from '../../../src/definitions/stubs/guessStub';

const at = { file: 'f', line: 1, column: 1 };

function stub(id: string, field?: string, prefix = ''): string {
  return guessStub({ value: id, id, kind: 'unknown', reason: '', at }, { field, prefix }, deploymentOf());
}

const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:123456789012:${rest}`;

test.each([
  ['HelloFunctionArn', 'Resource', arn('lambda', 'function:HelloFunction')],
  ['HelloFunction', 'Resource', arn('lambda', 'function:HelloFunction')],
  ['hello_function_arn', 'FunctionName', arn('lambda', 'function:hello_function')],
  ['ReviewActivityArn', 'Resource', arn('states', 'activity:ReviewActivity')],
  ['ChildArn', 'StateMachineArn', arn('states', 'stateMachine:Child')],
  ['OrderQueue', 'QueueUrl', 'https://sqs.us-east-1.amazonaws.com/123456789012/OrderQueue'],
  ['News', 'TopicArn', arn('sns', 'News')],
  ['OrdersTable', 'TableName', 'OrdersTable'],
  ['Bucket', 'Bucket', 'Bucket'],
  ['Api', 'ConnectionArn', arn('events', 'connection/Api')],
  ['WorkerRole', 'ExecutionRoleArn', 'arn:aws:iam::123456789012:role/WorkerRole'],
  ['OrdersTableArn', 'Whatever', arn('dynamodb', 'table/OrdersTable')],
  ['Something', 'SomeArn', arn('lambda', 'function:Something')],
  ['Arn', undefined, arn('lambda', 'function:Arn')],
  ['Region', 'Whatever', 'us-east-1'],
  ['aws_region', undefined, 'us-east-1'],
  ['AWS::AccountId', undefined, '123456789012'],
  ['RegionalTable', undefined, 'RegionalTable'],
  ['X', 'constructor', 'X'],
  ['X', '__proto__', 'X'],
])('%s as %s is %s', (id, field, expected) => {
  expect(stub(id, field)).toBe(expected);
});

test.each([
  ['arn:', 'aws'],
  ['arn:aws:lambda:', 'us-east-1'],
  ['arn:aws:lambda:us-east-1:', '123456789012'],
  ['arn:aws:lambda:us-east-1:123456789012:function:', 'X'],
  ['some text ', 'X'],
])('after %j comes %s', (prefix, expected) => {
  expect(stub('X', undefined, prefix)).toBe(expected);
});
