import { callsOf } from '../../../src/harness/run/callsOf';
import { iterationsOf } from '../../../src/story/trace/strands';
import { storyOf } from '../support/storyOf';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

const story = storyOf([
  ['ExecutionStarted', 0],
  ['MapStateEntered', 0, { name: 'Each', input: [1, 2] }],
  ['MapStateStarted', 2, { length: 2 }],
  ['MapIterationStarted', 3, { name: 'Each', index: 0 }],
  ['MapIterationStarted', 3, { name: 'Each', index: 1 }],
  ['TaskStateEntered', 4, { name: 'Charge', input: 1 }],
  ['TaskStateEntered', 5, { name: 'Charge', input: 2 }],
  ['LambdaFunctionScheduled', 7, { resource: lambda, input: { id: 2 } }],
  ['LambdaFunctionScheduled', 6, { resource: lambda, input: { id: 1 } }],
  ['LambdaFunctionFailed', 8, { error: 'Down', cause: 'c' }, 1],
  ['LambdaFunctionScheduled', 10, { resource: lambda, input: { id: 2 } }, 2],
  ['LambdaFunctionSucceeded', 9, { output: 'ok' }, 2],
  ['TaskStateExited', 12, { name: 'Charge', output: 'ok' }, 2],
  ['TaskStateEntered', 13, { name: 'Put', input: {} }, 2],
  ['TaskScheduled', 14, { resourceType: 'aws-sdk:dynamodb', resource: 'putItem', parameters: { TableName: 'T' } }, 2],
  ['TaskTimedOut', 15, { error: 'States.Timeout' }, 3],
  ['TaskStateEntered', 0, { name: 'Odd', input: {} }, 3],
  ['TaskScheduled', 17, { resourceType: '', resource: '', parameters: {} }, 3],
]);

test('the calls of all visits, items and attempts, in the order in which they were made', () => {
  const calls = callsOf(story);
  expect(
    calls.all.map(({ state, name, target, received, attempt, iterations, outcome, answeredBy, request }) => ({
      call: [state, name, target, received, answeredBy],
      when: [attempt, request.invocation, iterations, request.now % 60_000],
      outcome,
    })),
  ).toEqual([
    {
      call: ['Charge', lambda, 'charge', { id: 2 }, 'unknown'],
      when: [0, 0, [{ state: 'Each', index: 1 }], 0],
      outcome: { error: 'Down', cause: 'c' },
    },
    {
      call: ['Charge', lambda, 'charge', { id: 1 }, 'unknown'],
      when: [0, 1, [{ state: 'Each', index: 0 }], 0],
      outcome: { output: 'ok' },
    },
    {
      call: ['Charge', lambda, 'charge', { id: 2 }, 'unknown'],
      when: [1, 2, [{ state: 'Each', index: 1 }], 2000],
      outcome: undefined,
    },
    {
      call: ['Put', 'aws-sdk:dynamodb:putItem', undefined, { TableName: 'T' }, 'unknown'],
      when: [0, 0, [{ state: 'Each', index: 0 }], 2000],
      outcome: { error: 'States.Timeout', cause: undefined },
    },
  ]);
  expect(calls.ofFunction('charge').count).toBe(3);
  expect(calls.inStateMachine('Order').count).toBe(4);
  expect(calls.last.request).toMatchObject({
    executionName: 'run-1',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Order',
    stateMachineName: 'Order',
  });
});

test('the iterations around a visit, outermost first', () => {
  const nested = storyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Outer', input: [] }],
    ['MapStateStarted', 2, {}],
    ['MapIterationStarted', 3, { name: 'Outer', index: 4 }],
    ['MapStateEntered', 4, { name: 'Inner', input: [] }],
    ['MapStateStarted', 5, {}],
    ['MapIterationStarted', 6, { name: 'Inner', index: 7 }],
    ['PassStateEntered', 7, { name: 'One', input: 1 }],
  ]);
  expect(iterationsOf(nested.visits.at(-1)!)).toEqual([
    { state: 'Outer', index: 4 },
    { state: 'Inner', index: 7 },
  ]);
});
