import { targetMatcher } from '../../../../src/tasks/mocking/matchers/targetMatcher';
import { activityArn, functionArn } from '../taskRequest';
import { expectMatch, expectMismatch } from './expectMatch';

describe('by name', () => {
  test.each([
    'charge',
    functionArn,
    '123456789012:function:charge',
    'arn:aws:lambda:eu-west-1:210987654321:function:charge',
  ])('a function given as %s, however it is called', (given) => {
    const matcher = targetMatcher('function', given);
    expect(matcher.description).toBe(`Lambda function '${given}'`);
    expectMatch(matcher, { resource: functionArn });
    expectMatch(matcher, { resource: `${functionArn}:live` });
    for (const FunctionName of ['charge', 'charge:live', functionArn, '123456789012:function:charge:3']) {
      expectMatch(matcher, { parameters: { FunctionName } });
    }
    expectMatch(matcher, { resource: 'aws-sdk:lambda:invoke', parameters: { FunctionName: 'charge' } });
  });

  test('the version $LATEST, which is the one of a call without a qualifier', () => {
    const matcher = targetMatcher('function', 'charge:$LATEST');
    expectMatch(matcher, { resource: functionArn });
    expectMatch(matcher, { parameters: { FunctionName: 'charge:$LATEST' } });
    expectMismatch(matcher, { resource: `${functionArn}:3` }, "the call goes to Lambda function 'charge:3'");
  });

  test('a function with its qualifier', () => {
    const matcher = targetMatcher('function', 'charge:live');
    expectMatch(matcher, { resource: `${functionArn}:live` });
    expectMatch(matcher, { parameters: { FunctionName: 'charge', Qualifier: 'live' } });
    expectMismatch(matcher, { parameters: { FunctionName: 'charge' } }, "the call goes to Lambda function 'charge'");
    expectMismatch(matcher, { resource: `${functionArn}:3` }, "the call goes to Lambda function 'charge:3'");
  });

  test.each([
    ['queue', 'orders', 'sqs:sendMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' }],
    ['queue', 'https://sqs.us-east-1.amazonaws.com/1/orders', 'sqs:sendMessage', { QueueUrl: 'orders' }],
    [
      'queue',
      'arn:aws:sqs:us-east-1:1:orders',
      'sqs:sendMessage.waitForTaskToken',
      { QueueUrl: 'http://localhost/1/orders' },
    ],
    ['topic', 'news', 'sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:1:news' }],
    ['topic', 'arn:aws:sns:us-east-1:1:news', 'aws-sdk:sns:publish', { TargetArn: 'arn:aws:sns:us-east-1:1:news' }],
    ['eventBus', 'default', 'events:putEvents', { Entries: [{ Source: 's' }] }],
    [
      'eventBus',
      'arn:aws:events:us-east-1:1:event-bus/audit',
      'events:putEvents',
      { Entries: [{ EventBusName: 'audit' }] },
    ],
    [
      'stateMachine',
      'child',
      'states:startExecution.sync:2',
      { StateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:child:1' },
    ],
    [
      'stateMachine',
      'arn:aws:states:us-east-1:1:stateMachine:child:1',
      'states:startExecution',
      { StateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:child' },
    ],
    ['activity', 'approve', activityArn, {}],
    ['activity', activityArn, activityArn, {}],
  ] as const)('%s %s matches %s', (kind, given, resource, parameters) => {
    expectMatch(targetMatcher(kind, given), { resource, parameters });
  });

  test('a queue is not a topic, and a target without a name describes itself', () => {
    expectMismatch(
      targetMatcher('topic', 'orders'),
      { resource: 'sqs:sendMessage', parameters: { QueueUrl: 'orders' } },
      "the call goes to SQS queue 'orders'",
    );
    expectMismatch(
      targetMatcher('function', 'charge'),
      { resource: 'dynamodb:getItem', parameters: { TableName: 'charge' } },
      "the call goes to 'dynamodb:getItem'",
    );
  });
});
