import { callTarget } from '../../../src/tasks/mocking/callTarget';
import { activityArn, functionArn, taskRequest } from './taskRequest';

describe('callTarget', () => {
  const queue = { kind: 'queue', name: 'orders' };
  const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:child';

  test.each<[string, unknown, object]>([
    [
      functionArn,
      { orderId: 1 },
      { service: 'lambda', action: 'invoke', kind: 'function', name: 'charge', received: { orderId: 1 } },
    ],
    [
      `${functionArn}:live`,
      null,
      { service: 'lambda', action: 'invoke', kind: 'function', name: 'charge', qualifier: 'live', received: null },
    ],
    [activityArn, 'in', { service: 'activity', action: '', kind: 'activity', name: 'approve', received: 'in' }],
    [
      'lambda:invoke',
      { FunctionName: functionArn, Payload: 1 },
      { service: 'lambda', action: 'invoke', kind: 'function', name: 'charge', received: 1 },
    ],
    [
      'lambda:invoke',
      { FunctionName: 'charge', Qualifier: '3' },
      { service: 'lambda', action: 'invoke', kind: 'function', name: 'charge', qualifier: '3', received: {} },
    ],
    [
      'lambda:invoke',
      { FunctionName: '123456789012:function:charge:live', Qualifier: '3' },
      { service: 'lambda', action: 'invoke', kind: 'function', name: 'charge', qualifier: 'live', received: {} },
    ],
    [
      'aws-sdk:lambda:invoke',
      { FunctionName: 'charge', Payload: '{"a":1}' },
      { service: 'lambda', action: 'invoke', kind: 'function', name: 'charge', received: { a: 1 } },
    ],
    ['aws-sdk:lambda:listFunctions', {}, { service: 'lambda', action: 'listFunctions', received: {} }],
    [
      'sqs:sendMessage',
      { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MessageBody: { id: 1 } },
      { service: 'sqs', action: 'sendMessage', ...queue, received: { id: 1 } },
    ],
    [
      'sqs:sendMessage.waitForTaskToken',
      { QueueUrl: 'orders', MessageBody: '[1]' },
      { service: 'sqs', action: 'sendMessage', ...queue, received: [1] },
    ],
    [
      'aws-sdk:sqs:deleteMessage',
      { QueueUrl: 'http://localhost/1/orders' },
      { service: 'sqs', action: 'deleteMessage', ...queue, received: null },
    ],
    [
      'sqs:sendMessage',
      { QueueUrl: 'orders', MessageBody: '{half' },
      { service: 'sqs', action: 'sendMessage', ...queue, received: '{half' },
    ],
    [
      'sns:publish',
      { TopicArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'hi' },
      { service: 'sns', action: 'publish', kind: 'topic', name: 'news', received: 'hi' },
    ],
    [
      'sns:publish',
      { TargetArn: 'arn:aws:sns:us-east-1:123456789012:news', Message: 'hi' },
      { service: 'sns', action: 'publish', kind: 'topic', name: 'news', received: 'hi' },
    ],
    ['sns:publish', { PhoneNumber: '+1', Message: 'hi' }, { service: 'sns', action: 'publish', received: 'hi' }],
    [
      'events:putEvents',
      { Entries: [{ EventBusName: 'arn:aws:events:us-east-1:123456789012:event-bus/audit' }] },
      {
        service: 'eventbridge',
        action: 'putEvents',
        kind: 'eventBus',
        name: 'audit',
        received: { Entries: [{ EventBusName: 'arn:aws:events:us-east-1:123456789012:event-bus/audit' }] },
      },
    ],
    [
      'aws-sdk:eventbridge:putEvents',
      { Entries: [{}] },
      { service: 'eventbridge', action: 'putEvents', kind: 'eventBus', name: 'default', received: { Entries: [{}] } },
    ],
    [
      'states:startExecution.sync:2',
      { StateMachineArn: `${machine}:7`, Input: { a: 1 } },
      { service: 'sfn', action: 'startExecution', kind: 'stateMachine', name: 'child', received: { a: 1 } },
    ],
    [
      'aws-sdk:sfn:startSyncExecution',
      { StateMachineArn: machine, Input: '{"a":1}' },
      { service: 'sfn', action: 'startSyncExecution', kind: 'stateMachine', name: 'child', received: { a: 1 } },
    ],
    ['dynamodb:getItem', { TableName: 't' }, { service: 'dynamodb', action: 'getItem', received: { TableName: 't' } }],
    ['lambda:invoke', 'no object', { service: 'lambda', action: 'invoke', received: {} }],
    ['lambda:invoke', { FunctionName: 7, Payload: null }, { service: 'lambda', action: 'invoke', received: {} }],
    ['__proto__:constructor', {}, { service: '__proto__', action: 'constructor', received: {} }],
  ])('%s with %j', (resource, parameters, target) => {
    expect(callTarget(taskRequest({ resource, parameters: parameters as never }))).toEqual(target);
  });
});
