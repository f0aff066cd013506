import type { StateMachineDefinition } from '../../../../src/language/asl/types';
import { RecordedAnswers, replyOf } from '../../../../src/insight/recordings/replay/RecordedAnswers';
import { NotRecordedError } from '../../../../src/insight/recordings/replay/Replay';
import { storyOf, type ShortEvent } from '../../../harness/support/storyOf';
import { taskRequest } from '../../../tasks/mocking/taskRequest';

const scheduled = { resourceType: 'lambda', resource: 'invoke', region: 'us-east-1', parameters: {} };
const done = { resourceType: 'lambda', resource: 'invoke', output: 'paid' };
const broke = { resourceType: 'lambda', resource: 'invoke', error: 'Busy', cause: 'later' };
const definition = { StartAt: 'Charge', States: { Charge: { Type: 'Task' }, Idle: { Type: 'Task' } } };

/** Charge fails, is retried after two seconds and succeeds; then it is entered again, and succeeds after four. */
const events: readonly ShortEvent[] = [
  ['ExecutionStarted', 0, { input: {} }],
  ['TaskStateEntered', 1, { name: 'Charge', input: {} }],
  ['TaskScheduled', 2, scheduled],
  ['TaskFailed', 3, broke, 1],
  ['TaskScheduled', 4, scheduled, 3],
  ['TaskSucceeded', 5, done, 3],
  ['TaskStateExited', 6, { name: 'Charge', output: 'paid' }, 3],
  ['TaskStateEntered', 7, { name: 'Charge', input: {} }, 3],
  ['TaskScheduled', 8, scheduled, 3],
  ['TaskSucceeded', 9, { ...done, output: 'again' }, 7],
  ['TaskStateExited', 10, { name: 'Charge', output: 'again' }, 7],
  ['ExecutionSucceeded', 11, { output: {} }, 7],
];
const recorded = () =>
  new RecordedAnswers(storyOf(events, { definition: definition as unknown as StateMachineDefinition }));

/** The error of a question that the recording cannot answer. */
function unanswered(ask: () => unknown): { state: string; message: string } {
  try {
    ask();
  } catch (error) {
    if (!NotRecordedError.is(error)) throw error;
    return { state: error.state, message: error.message };
  }
  throw new Error('It was answered.');
}

test('each attempt of each visit gets its recorded answer, at its recorded time', () => {
  const answers = recorded();
  const replies = [{ attempt: 0 }, { attempt: 1 }, { attempt: 0 }]
    .map((given) => taskRequest(given))
    .map((request) => replyOf(request, answers.find(request, [])));
  expect(replies).toEqual([
    { delaySeconds: 1, outcome: { error: 'Busy', cause: 'later' } },
    { outcome: { output: 'paid' } },
    { delaySeconds: 4, outcome: { output: 'again' } },
  ]);
});

describe('missing recorded answers are errors, never guesses', () => {
  test('one more visit', () => {
    const answers = recorded();
    for (const attempt of [0, 1, 0]) answers.find(taskRequest({ attempt }), []);
    expect(unanswered(() => answers.find(taskRequest(), []))).toEqual({
      state: 'Charge',
      message: "Task 'Charge' is called for the 3rd time, but the recording has 2.",
    });
  });

  test('one more retry', () => {
    const answers = recorded();
    answers.find(taskRequest(), []);
    answers.find(taskRequest({ attempt: 1 }), []);
    expect(unanswered(() => answers.find(taskRequest({ attempt: 2 }), []))).toEqual({
      state: 'Charge',
      message: "State 'Charge' is run for the 3rd time by Retry, but the recording has 2 attempts of it.",
    });
  });

  test('a new task, and one that was there but not called', () => {
    expect(unanswered(() => recorded().find(taskRequest({ state: 'New' }), []))).toEqual({
      state: 'New',
      message: "The new task 'New' is not in the recording: its answer is not known.",
    });
    expect(unanswered(() => recorded().find(taskRequest({ state: 'Idle' }), []))).toEqual({
      state: 'Idle',
      message: "Task 'Idle' was not called in the recording: its answer is not known.",
    });
  });

  test('the same state in an item', () => {
    const iterations = [{ state: 'Each', index: 2 }] as never;
    expect(unanswered(() => recorded().find(taskRequest(), iterations))).toEqual({
      state: 'Charge',
      message: "Task 'Charge' was not called in the recording in item 2 of Each: its answer is not known.",
    });
  });

  test('another service', () => {
    expect(unanswered(() => recorded().find(taskRequest({ resource: 'sqs:sendMessage' }), []))).toEqual({
      state: 'Charge',
      message:
        "Task 'Charge' calls sqs:sendMessage, but the recording has the answer of lambda:invoke: its answer is not known.",
    });
  });
});

describe('timeouts', () => {
  const timedOut: readonly ShortEvent[] = [
    ['ExecutionStarted', 0, { input: {} }],
    ['TaskStateEntered', 1, { name: 'Charge', input: {} }],
    ['TaskScheduled', 2, { ...scheduled, timeoutInSeconds: 10 }],
    ['TaskTimedOut', 3, { resourceType: 'lambda', resource: 'invoke', error: 'States.Timeout' }, 10],
    ['ExecutionFailed', 4, { error: 'States.Timeout' }, 10],
  ];
  const ask = (timeoutSeconds?: number) => {
    const request = taskRequest({ timeoutSeconds });
    return replyOf(request, new RecordedAnswers(storyOf(timedOut)).find(request, []));
  };

  test('a task that did not answer in time does not answer sooner', () => {
    expect([ask(10), ask(2), ask(15)]).toEqual(Array(3).fill({ endedBy: 'nobody' }));
  });

  test('a later answer is unknown', () => {
    expect(unanswered(() => ask(16)).message).toBe(
      "Task 'Charge' had not answered in 10 s, but now waits 16 s: the recording does not say what would have come.",
    );
    expect(unanswered(() => ask()).message).toBe(
      "Task 'Charge' had not answered in 10 s, but now waits forever: the recording does not say what would have come.",
    );
  });
});

test('an immediate failure stays immediate', () => {
  const failed: readonly ShortEvent[] = [
    ['ExecutionStarted', 0, { input: {} }],
    ['TaskStateEntered', 1, { name: 'Charge', input: {} }],
    ['TaskScheduled', 2, scheduled],
    ['TaskStartFailed', 3, broke, 5],
    ['ExecutionFailed', 4, { error: 'Busy' }, 5],
  ];
  const request = taskRequest();
  expect(replyOf(request, new RecordedAnswers(storyOf(failed)).find(request, []))).toEqual({
    outcome: { error: 'Busy', cause: 'later', phase: 'start' },
  });
});

test('a cancelled task gets no answer', () => {
  const cut: readonly ShortEvent[] = [
    ['ExecutionStarted', 0, { input: {} }],
    ['TaskStateEntered', 1, { name: 'Charge', input: {} }],
    ['TaskScheduled', 2, scheduled],
    ['ExecutionAborted', 0, {}, 5],
  ];
  const request = taskRequest();
  expect(replyOf(request, new RecordedAnswers(storyOf(cut)).find(request, []))).toEqual({ endedBy: 'nobody' });
});
