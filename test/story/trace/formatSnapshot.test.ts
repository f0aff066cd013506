import { formatSnapshot } from '../../../src/story/trace/formatSnapshot';
import { startSeconds, storyOf, type ShortEvent } from '../../harness/support/storyOf';

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

test('durations where time passes the same way in each run, rounds of a loop once, and nothing of the HTTP call', () => {
  const round = (n: number): ShortEvent[] => [
    ['WaitStateEntered', 0, { name: 'Wait', input: {} }, n * 60],
    ['WaitStateExited', 0, { name: 'Wait', output: {} }, n * 60 + 60],
    ['TaskStateEntered', 0, { name: 'Poll', input: {} }, n * 60 + 60],
    ['TaskScheduled', 0, { resourceType: 'sqs', resource: 'sendMessage', parameters: {} }, n * 60 + 60],
    ['TaskSucceeded', 0, { output: { MessageId: 'm', SdkHttpMetadata: { HttpStatusCode: 200 } } }, n * 60 + 60],
    ['TaskStateExited', 0, { name: 'Poll', output: { MessageId: 'm', SdkHttpMetadata: {} } }, n * 60 + 60],
  ];
  const events: ShortEvent[] = [
    ['ExecutionStarted', 0],
    ...Array.from({ length: 5 }, (_none, n) => round(n)).flat(),
    ['ExecutionSucceeded', 0, { output: {} }, 300],
  ];
  const chained = events.map(([type, , details, second], index): ShortEvent => [type, index, details, second ?? 0]);
  const lines = (timed: boolean): string[] => formatSnapshot(storyOf(chained, { timed })).split('\n');
  expect(lines(true)).toEqual([
    'SUCCEEDED after 5m',
    'input {}',
    '├─ Wait  Wait  1m',
    '│    output {}',
    '└─ Poll  Task',
    '     called sqs:sendMessage',
    '       with {}',
    '     output {"MessageId":"m"}',
    '   × 5 (these 2 states)',
    'output {}',
  ]);
  expect(lines(false).slice(0, 3)).toEqual(['SUCCEEDED', 'input {}', '├─ Wait  Wait']);
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
