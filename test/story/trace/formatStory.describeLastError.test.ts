import { describeLastError } from '../../../src/story/trace/formatStory';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { storyOf, type ShortEvent } from '../../harness/support/storyOf';

const definition: StateMachineDefinition = {
  StartAt: 'Fan',
  States: {
    Fan: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'a/b', States: { 'a/b': { Type: 'Pass', Output: '{% $x %}', End: true } } }],
      End: true,
    },
  },
};

const events: ShortEvent[] = [
  ['ExecutionStarted', 0],
  ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
  ['ParallelStateStarted', 2],
  ['PassStateEntered', 3, { name: 'a/b', input: {} }],
  ['EvaluationFailed', 4, { state: 'a/b', error: 'States.QueryEvaluationError', cause: 'c', location: 'Output' }],
  ['ParallelStateFailed', 5],
];
const failed: ShortEvent = ['ExecutionFailed', 6, { error: 'States.QueryEvaluationError', cause: 'c' }];

test('names the innermost failing state, at its place in the definition and in the file', () => {
  const locate = (pointer: string) =>
    pointer === '/States/Fan/Branches/0/States/a~1b/Output' ? { file: 'order.asl.json', line: 14 } : undefined;
  expect(describeLastError(storyOf([...events, failed], { definition, locate }))).toEqual([
    "failed in state 'a/b' at /States/Fan/Branches/0/States/a~1b/Output (order.asl.json:14)",
  ]);
  expect(describeLastError(storyOf([...events, failed], { definition }))).toEqual([
    "failed in state 'a/b' at /States/Fan/Branches/0/States/a~1b/Output",
  ]);
  expect(describeLastError(storyOf([...events, failed]))).toEqual(["failed in state 'a/b'"]);
});

test('names the place of a rule or of an element', () => {
  const story = storyOf(
    [
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Fan', input: {} }],
      ['EvaluationFailed', 2, { state: 'Fan', error: 'E', cause: 'c', location: 'Catch[1]/Output/values[0]' }],
      ['ExecutionFailed', 3, { error: 'E', cause: 'c' }],
    ],
    { definition },
  );
  expect(describeLastError(story)).toEqual(["failed in state 'Fan' at /States/Fan/Catch/1/Output/values/0"]);
});

test('describes a caught error with its message', () => {
  const story = storyOf([
    ...events,
    ['ParallelStateExited', 6, { name: 'Fan', output: {} }],
    ['ExecutionSucceeded', 7, { output: {} }],
  ]);
  expect(describeLastError(story)).toEqual(['last error: States.QueryEvaluationError — c', "  in state 'a/b'"]);
});

test('a run without errors', () => {
  expect(describeLastError(storyOf([['ExecutionStarted', 0]]))).toEqual([]);
});
