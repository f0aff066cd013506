import { formatSnapshot } from '../../../src/story/trace/formatSnapshot';
import { startSeconds, storyOf } from '../../testing/harness/support/storyOf';

const token = 'AQcD'.repeat(30);

test('what went in, was called, assigned and came out, without what differs from run to run', () => {
  const story = storyOf(
    [
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, { name: 'Ask', input: {} }],
      ['TaskScheduled', 2, { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken', parameters: { token } }],
      ['TaskStarted', 3],
      ['TaskTimedOut', 4, { error: 'States.Timeout' }, 5],
      ['TaskScheduled', 5, { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken', parameters: { token } }, 6],
      ['TaskStarted', 6, undefined, 6],
      ['TaskSucceeded', 7, { output: { at: startSeconds } }, 6],
      ['TaskStateExited', 8, { name: 'Ask', output: { at: startSeconds }, assignedVariables: { n: 1 } }, 6],
      ['MapStateEntered', 9, { name: 'Each', input: {} }, 6],
      ['MapStateStarted', 10, { length: 1 }, 6],
      ['MapIterationStarted', 11, { name: 'Each', index: 0 }, 6],
      ['PassStateEntered', 12, { name: 'One', input: 1 }, 6],
      ['PassStateExited', 13, { name: 'One', output: { text: 'x'.repeat(100) } }, 6],
      ['MapStateExited', 14, { name: 'Each', output: [1] }, 6],
      ['FailStateEntered', 15, { name: 'No', input: [1] }, 6],
      ['ExecutionFailed', 16, { error: 'Never', cause: '{"at":"2030-01-01T00:00:00Z"}' }, 6],
    ],
    {},
    { input: '{"id":"6f1c9e0e-8a4a-4c7e-9b1a-0123456789ab"}' },
  );
  expect(formatSnapshot(story)).toBe(
    [
      'FAILED',
      'input {"id":"<id:1>"}',
      '├─ Ask  Task  succeeded after 2 attempts',
      '│    called sqs:sendMessage.waitForTaskToken',
      '│      with {"token":"<token>"}',
      '│    assigned {"n":1}',
      '│    output {"at":"<time>"}',
      '├─ Each  Map  caught (no error name)',
      '│    output [1]',
      '│  item 0',
      '│    └─ One  Pass',
      '│         output {',
      `│           "text": "${'x'.repeat(100)}"`,
      '│         }',
      '└─ No  Fail  failed: Never',
      'error Never',
      'cause {"at":"<time>"}',
    ].join('\n'),
  );
});

test('attempts that sent different things are listed', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 0, { name: 'Ask', input: {} }],
    ['TaskScheduled', 2, { resourceType: 'sqs', resource: 'sendMessage', parameters: 1 }],
    ['TaskFailed', 3, { error: 'E' }],
    ['TaskScheduled', 4, { resourceType: 'sqs', resource: 'sendMessage', parameters: 2 }],
  ]);
  expect(formatSnapshot(story)).toBe(
    [
      'RUNNING',
      'input {}',
      '└─ Ask  Task  still open after 2 attempts',
      '     called sqs:sendMessage',
      '       with 1',
      '     called sqs:sendMessage',
      '       with 2',
    ].join('\n'),
  );
});
