import { HarnessError } from '../../../src/errors/HarnessError';
import { readStory } from '../../../src/story/trace/readStory';
import { Run } from '../../../src/harness/run/Run';
import { orderDefinition } from '../support/orderMachine';
import { storyOf } from '../support/storyOf';

const run = new Run(
  storyOf(
    [
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, { name: 'Charge', input: {} }],
      ['LambdaFunctionScheduled', 2, { resource: 'arn:aws:lambda:us-east-1:1:function:charge', input: {} }],
      ['LambdaFunctionFailed', 3, { error: 'No' }, 1],
      ['LambdaFunctionScheduled', 4, { resource: 'arn:aws:lambda:us-east-1:1:function:charge', input: {} }, 2],
      ['LambdaFunctionSucceeded', 5, { output: {} }, 2],
      ['TaskStateExited', 6, { name: 'Charge', output: {}, assignedVariables: { a: 1, b: 1 } }, 2],
      ['ChoiceStateEntered', 7, { name: 'IsLarge', input: {} }, 2],
      ['ChoiceStateExited', 8, { name: 'IsLarge', output: {}, assignedVariables: { b: 2 } }, 2],
      ['ExecutionFailed', 9, { error: 'E', cause: 'c' }, 2],
      ['ExecutionRedriven', 10, {}, 60],
      ['ExecutionFailed', 11, { error: 'E', cause: 'c' }, 60],
    ],
    { definition: orderDefinition },
  ),
);

test('how it ended, how long it took, what it assigned', () => {
  const { status, error, cause, output, input, path, fullPath, durationMs, transitions, variables, executionArn } = run;
  expect({ status, error, cause, output, input, path, fullPath, durationMs, transitions, variables }).toEqual({
    status: 'FAILED',
    error: 'E',
    cause: 'c',
    output: undefined,
    input: {},
    path: ['Charge', 'IsLarge'],
    fullPath: ['Charge', 'IsLarge'],
    durationMs: 60_000,
    // Start, Charge twice, IsLarge, redrive.
    transitions: 5,
    variables: { a: 1, b: 2 },
  });
  expect(executionArn).toMatch(/run-1$/);
  expect(run.history).toHaveLength(12);
  expect(run.calls.count).toBe(2);
  expect(run.calls).toBe(run.calls);
  expect(run.task('Charge')).toHaveBeenCalledTimes(2);
});

test('a state that the machine does not have is a mistake', () => {
  const mistake = new HarnessError("The state machine has no state 'Chrage'. Did you mean 'Charge'?");
  expect(() => run.state('Chrage')).toThrow(mistake);
  expect(() => run.task('Chrage')).toThrow(mistake);
  const unknown = new Run({ ...run.story, origin: {} });
  expect(unknown.state('Chrage').entered).toBe(false);
});

test('without a history only the description is there', () => {
  const express = new Run(
    readStory(
      { executionArn: 'arn:x', name: 'x', status: 'SUCCEEDED', startDate: 1, stopDate: 3, output: '1' },
      undefined,
    ),
  );
  expect([express.status, express.output, express.durationMs]).toEqual(['SUCCEEDED', 1, 2000]);
  const mistake = new HarnessError(
    "There is no history of arn:x: AWS keeps none for Express executions. Run it in the test's own process, which keeps one.",
  );
  for (const read of ['path', 'fullPath', 'history', 'calls', 'transitions', 'variables'] as const)
    expect(() => express[read]).toThrow(mistake);
  expect(() => express.state('A')).toThrow(mistake);
});

test('a state of a type that calls nothing has no calls to look at', () => {
  expect(() => run.task('IsLarge')).toThrow(
    new HarnessError("State 'IsLarge' is a Choice: it makes no calls. To see what it did: run.state('IsLarge')."),
  );
  expect(run.task('Refund')).not.toHaveBeenCalled();
});
