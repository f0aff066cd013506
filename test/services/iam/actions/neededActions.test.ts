import { parseResource } from '../../../../src/language/asl/resource';
import { atRunTime } from '../../../../src/services/iam/actions/NeededAction';
import { neededActions } from '../../../../src/services/iam/actions/neededActions';
import type { JsonObject } from '../../../../src/util/json';

const place = { partition: 'aws', region: 'us-east-1', accountId: '123456789012' };
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

function needs(
  arn: string,
  parameters: JsonObject = {},
  credentialsRoleArn?: string,
): ReturnType<typeof neededActions> {
  return neededActions({ resource: parseResource(arn)!, parameters, place, stateMachineArn, credentialsRoleArn });
}

test('an integration needs the action of its call on the resource that its parameters name', () => {
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
  expect(needs('arn:aws:states:::sqs:sendMessage', { QueueUrl })).toEqual([
    {
      action: 'sqs:SendMessage',
      resources: ['arn:aws:sqs:us-east-1:123456789012:orders'],
      reason: 'calls sqs:sendMessage',
      when: 'call',
    },
  ]);
});

test("a function's ARN is an invocation, an activity needs nothing", () => {
  const arn = 'arn:aws:lambda:eu-west-1:210987654321:function:charge:live';
  expect(needs(arn)).toEqual([
    { action: 'lambda:InvokeFunction', resources: [arn], reason: 'calls lambda:invoke', when: 'call' },
  ]);
  expect(needs('arn:aws:states:us-east-1:123456789012:activity:approve')).toEqual([]);
});

test('a version or an alias is a resource of its own', () => {
  const invoke = (parameters: JsonObject): readonly string[] =>
    needs('arn:aws:states:::lambda:invoke', parameters).flatMap(({ resources }) => resources);
  expect(invoke({ FunctionName: 'charge' })).toEqual(['arn:aws:lambda:us-east-1:123456789012:function:charge']);
  // A partial ARN may name a function of another account.
  expect(invoke({ FunctionName: '210987654321:function:charge' })).toEqual([
    'arn:aws:lambda:us-east-1:210987654321:function:charge',
  ]);
  expect(invoke({ FunctionName: 'charge:2' })).toEqual(['arn:aws:lambda:us-east-1:123456789012:function:charge:2']);
  expect(invoke({ FunctionName: 'charge', Qualifier: 'live' })).toEqual([
    'arn:aws:lambda:us-east-1:123456789012:function:charge:live',
  ]);
});

test('`*` stands for what only run time knows', () => {
  expect(needs('arn:aws:states:::lambda:invoke', { FunctionName: atRunTime })).toEqual([
    {
      action: 'lambda:InvokeFunction',
      resources: ['*'],
      atRunTime: true,
      reason: 'calls lambda:invoke',
      when: 'call',
    },
  ]);
});

test("the role that Credentials name needs the task's actions, the machine's role only to assume it", () => {
  const role = 'arn:aws:iam::210987654321:role/payments';
  expect(needs('arn:aws:states:::lambda:invoke', { FunctionName: 'charge' }, role)).toEqual([
    { action: 'sts:AssumeRole', resources: [role], reason: "assumes the task's role", when: 'call' },
    {
      action: 'lambda:InvokeFunction',
      resources: ['arn:aws:lambda:us-east-1:123456789012:function:charge'],
      reason: 'calls lambda:invoke',
      when: 'call',
      role,
    },
  ]);
});
