import {
  stateMatcher,
  resourceMatcher,
  attemptMatcher,
  testCaseMatcher,
  itemMatcher,
  machineMatcher,
} from '../../../../src/tasks/mocking/matchers/RequestMatcher';
import { expectMatch, expectMismatch } from './expectMatch';

test('by state', () => {
  const matcher = stateMatcher('Charge');
  expect(matcher).toMatchObject({ description: "state 'Charge'", state: 'Charge' });
  expectMatch(matcher, { state: 'Charge' });
  expectMismatch(matcher, { state: 'charge' }, "the state is 'charge'");
});

test('by state machine, child executions of a distributed Map included', () => {
  const matcher = machineMatcher('arn:aws:states:us-east-1:123456789012:stateMachine:Order:PROD');
  expect(matcher.description).toBe("state machine 'Order'");
  expectMatch(matcher, { stateMachineName: 'Order' });
  expectMatch(matcher, { stateMachineName: 'Order/EachItem' });
  expectMismatch(matcher, { stateMachineName: 'Orders' }, "the state machine is 'Orders'");
});

test('by test case', () => {
  const matcher = testCaseMatcher('HappyPath');
  expect(matcher).toMatchObject({ description: "test case 'HappyPath'", testCase: 'HappyPath' });
  expectMatch(matcher, { testCase: 'HappyPath' });
  expectMismatch(matcher, { testCase: 'SadPath' }, "the test case is 'SadPath'");
  expectMismatch(matcher, {}, 'the execution was started without a test case');
});

test('by resource', () => {
  const matcher = resourceMatcher('arn:aws:states:::sqs:sendMessage');
  expect(matcher.description).toBe("resource 'arn:aws:states:::sqs:sendMessage'");
  expectMatch(matcher, { resource: 'sqs:sendMessage' });
  expectMismatch(
    matcher,
    { resource: 'sqs:sendMessage.waitForTaskToken' },
    "the resource is 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'",
  );
});

test('by item of the innermost Map, or of the Map named', () => {
  const iterations = [
    { state: 'Orders', index: 1 },
    { state: 'Items', index: 3 },
  ];
  expect(itemMatcher(3).description).toBe('item 3');
  expectMatch(itemMatcher(3), { iterations });
  expectMismatch(itemMatcher(1), { iterations }, 'the item is 3');
  expectMismatch(itemMatcher(0), {}, 'the task is not in an iteration');
  expect(itemMatcher(1, 'Orders').description).toBe("item 1 of Map 'Orders'");
  expectMatch(itemMatcher(1, 'Orders'), { iterations });
  expectMismatch(itemMatcher(3, 'Orders'), { iterations }, "the item is 1 of Map 'Orders'");
  expectMismatch(itemMatcher(3, 'Lines'), { iterations }, "the task is not in an iteration of Map 'Lines'");
});

test('by attempt', () => {
  expect(attemptMatcher(1).description).toBe('attempt 1');
  expectMatch(attemptMatcher(1), { attempt: 1 });
  expectMismatch(attemptMatcher(1), { attempt: 0 }, 'the attempt is 0');
});
