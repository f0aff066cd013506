import { mocksFor, mocksOfRun } from '../../../../../src/console/views/design/running/answers';
import { statesIn } from '../../../../../src/language/asl/walk';

const states = statesIn({
  StartAt: 'A',
  States: {
    A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: 'B' },
    B: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Next: 'C' },
    C: { Type: 'Pass', End: true },
  },
});

test('a mock for each task, in the form of its service', () => {
  expect(mocksFor(states)).toEqual([
    { state: 'A', returns: { StatusCode: 200, Payload: {} } },
    { state: 'B', returns: {} },
  ]);
});

test('the answers of a run: results, and errors of tasks that failed', () => {
  const data = new Map([
    ['A', { input: {}, variables: {}, result: { Payload: 1 } }],
    ['B', { input: {}, variables: {}, error: 'Queue.Full' }],
    ['C', { input: {}, variables: {}, output: 1 }],
  ]);
  expect(mocksOfRun(states, data)).toEqual([
    { state: 'A', returns: { Payload: 1 } },
    { state: 'B', throws: 'Queue.Full' },
  ]);
});
