import { createTaskView } from '../../../src/harness/run/TaskView';
import { storyOf } from '../support/storyOf';

const { visits } = storyOf([
  ['ExecutionStarted', 0],
  ['TaskStateEntered', 0, { name: 'Ship', input: {} }],
  ['EvaluationFailed', 2, { state: 'Ship', error: 'States.QueryEvaluationError' }],
  ['TaskScheduled', 3, { resourceType: 'lambda', resource: 'invoke', parameters: { n: 1 } }],
  ['TaskFailed', 4, { error: 'Down', cause: 'c' }],
  ['TaskScheduled', 5, { resourceType: 'lambda', resource: 'invoke', parameters: { n: 2 } }],
  ['TaskSucceeded', 6, { output: 'ok' }],
  ['TaskStateExited', 7, { name: 'Ship', output: 'ok' }],
  ['TaskStateEntered', 8, { name: 'Ship', input: {} }],
  ['TaskScheduled', 9, { resourceType: 'lambda', resource: 'invoke', parameters: { n: 3 } }],
]);
const task = createTaskView('Ship', visits);

test('is a mock function to the matchers of Jest', () => {
  expect(task).toHaveBeenCalled();
  expect(task).toHaveBeenCalledTimes(3);
  expect(task).toHaveBeenCalledWith({ n: 2 });
  expect(task).toHaveBeenCalledWith({ n: expect.any(Number) });
  expect(task).toHaveBeenNthCalledWith(1, { n: 1 });
  expect(task).toHaveBeenLastCalledWith({ n: 3 });
  expect(task).not.toHaveBeenCalledWith({ n: 4 });
  expect(task).toHaveReturnedWith('ok');
  expect(task).toHaveReturnedTimes(1);
  expect(task).toHaveNthReturnedWith(2, 'ok');
  expect(() => expect(task).toHaveBeenCalledTimes(2)).toThrow(/Received number of calls/);
});

test('has the calls, how each ended, and their order among all events', () => {
  expect(task.mock).toEqual({
    calls: [[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]],
    lastCall: [{ n: 3 }],
    results: [
      { type: 'throw', value: { error: 'Down', cause: 'c' } },
      { type: 'return', value: 'ok' },
      { type: 'incomplete', value: undefined },
    ],
    settledResults: [
      { type: 'rejected', value: { error: 'Down', cause: 'c' } },
      { type: 'fulfilled', value: 'ok' },
      { type: 'incomplete', value: undefined },
    ],
    contexts: [undefined, undefined, undefined],
    instances: [undefined, undefined, undefined],
    invocationCallOrder: [4, 6, 10],
  });
  expect(task.getMockName()).toBe('Ship');
});

test('cannot be called, and a task that was never called has no last call', () => {
  expect(() => task({})).toThrow("run.task('Ship') shows the calls that a task made; it cannot be called.");
  expect(createTaskView('Other', []).mock.lastCall).toBeUndefined();
});
