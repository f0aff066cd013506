import { childExecution } from '../../../src/console/model/childExecution';
import { HistoryFeed } from '../../../src/console/model/HistoryFeed';
import { createMachine, sceneService, start } from '../support/scenes';

const childArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:child';

async function childOf(Resource: string, child: object, more: object = {}): Promise<string | undefined> {
  const service = sceneService();
  createMachine(service, 'child', { StartAt: 'X', States: { X: child } });
  const Nested = { Type: 'Task', Resource, Parameters: { StateMachineArn: childArn, Name: 'c-1', ...more }, End: true };
  const definition = { StartAt: 'Nested', States: { Nested } };
  const executionArn = start(service, createMachine(service, 'parent', definition), 'p-1');
  await service.quiet();
  const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: any[] };
  service.close();
  const feed = new HistoryFeed(definition as any);
  feed.take(events);
  return childExecution(feed.visits[0]!.attempts[0]!, feed.events);
}

const expected = 'arn:aws:states:us-east-1:123456789012:execution:child:c-1';
const succeeds = { Type: 'Succeed' };
const fails = { Type: 'Fail', Error: 'E', Cause: 'c' };
const waits = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'MessageBody.$': '$$.Task.Token' },
  End: true,
};

test.each([
  ['arn:aws:states:::states:startExecution', succeeds],
  ['arn:aws:states:::states:startExecution.sync', succeeds],
  ['arn:aws:states:::states:startExecution.sync:2', succeeds],
  ['arn:aws:states:::states:startExecution.sync:2', fails],
  ['arn:aws:states:::states:startExecution.sync:2', waits],
  ['arn:aws:states:::aws-sdk:sfn:startExecution', succeeds],
])('finds the execution that %s has started, however it ends (%j)', async (resource, child) => {
  expect(await childOf(resource, child)).toBe(expected);
});

test('another task has started none', async () => {
  expect(
    await childOf('arn:aws:states:::aws-sdk:sfn:describeStateMachine', succeeds, { Name: undefined }),
  ).toBeUndefined();
});
