import { describeError, formatStory } from '../../../src/story/trace/formatStory';
import { storyOf, type ShortEvent } from '../../harness/support/storyOf';

function items(count: number, failing: number): ShortEvent[] {
  const started = Array.from({ length: count }, (_none, index): ShortEvent => [
    'MapIterationStarted',
    3,
    { name: 'Each', index },
  ]);
  const entered = Array.from({ length: count }, (_none, index): ShortEvent => [
    index === failing ? 'FailStateEntered' : 'WaitStateEntered',
    4 + index,
    { name: index === failing ? 'No' : 'Wait', input: index },
  ]);
  return [
    ['ExecutionStarted', 0],
    ['MapStateEntered', 0, { name: 'Each', input: [] }],
    ['MapStateStarted', 2, { length: count }],
    ...started,
    ...entered,
    ['MapStateFailed', 4 + count + failing],
    ['ExecutionFailed', 4 + 2 * count, { error: 'No' }],
  ];
}

test('shows the failing items and the marked one, and counts the others', () => {
  const story = storyOf(items(9, 6));
  expect(formatStory(story, { mark: story.visits[5], markText: 'this one', maxIterations: 2 })).toBe(
    [
      'FAILED after 0s: No',
      '└─ Each  Map  +0s  failed: No',
      '   item 4',
      '     └─ Wait  Wait  +0s  cut off',
      '        ↑ this one',
      '   item 6',
      '     └─ No  Fail  +0s  failed: No',
      '   … and 7 more items',
    ].join('\n'),
  );
});

test('prints the cause of the whole failure once, and not at all when it is printed elsewhere', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['FailStateEntered', 0, { name: 'No', input: {} }],
    ['ExecutionFailed', 2, { error: 'Never', cause: 'because' }],
  ]);
  expect(formatStory(story)).toBe('FAILED after 0s: Never — because\n└─ No  Fail  +0s  failed: Never');
  expect(formatStory(story, { causes: false })).toBe('FAILED after 0s: Never\n└─ No  Fail  +0s  failed: Never');
});

test('writes a loop once, with its count', () => {
  const rounds = Array.from({ length: 3_000 }, (_none, round): ShortEvent[] => [
    ['TaskStateEntered', 0, { name: 'Poll', input: round }, round * 60],
    ['TaskScheduled', 0, { resource: 'f', parameters: round }, round * 60],
    ['TaskSucceeded', 0, { output: round }, round * 60],
    ['TaskStateExited', 0, { name: 'Poll', output: round }, round * 60],
    ['WaitStateEntered', 0, { name: 'Minute', input: round }, round * 60],
    ['WaitStateExited', 0, { name: 'Minute', output: round }, round * 60 + 60],
  ]).flat();
  const events: ShortEvent[] = [
    ['ExecutionStarted', 0],
    ...rounds,
    ['SucceedStateEntered', 0, { name: 'Done', input: {} }, 180_000],
    ['SucceedStateExited', 0, { name: 'Done', output: {} }, 180_000],
    ['ExecutionSucceeded', 0, { output: {} }, 180_000],
  ];
  const chained = events.map(([type, , details, second], index): ShortEvent => [type, index, details, second ?? 0]);
  expect(formatStory(storyOf(chained))).toBe(
    [
      'SUCCEEDED after 2d 2h',
      '├─ Poll    Task  +0s',
      '├─ Minute  Wait  +0s',
      '│  × 3,000 (these 2 states, until +2d 1h 59m)',
      '└─ Done    Succeed  +2d 2h',
    ].join('\n'),
  );
});

test('shows the ends of a long line without loops', () => {
  const events: ShortEvent[] = [['ExecutionStarted', 0]];
  for (let n = 0; n < 300; n++) events.push(['PassStateEntered', n, { name: `S${n}`, input: n }]);
  const lines = formatStory(storyOf(events)).split('\n');
  expect(lines).toHaveLength(102);
  expect(lines.slice(49, 53)).toEqual([
    '├─ S48   Pass  +0s  still open',
    '├─ S49   Pass  +0s  still open',
    '… 200 more states …',
    '├─ S250  Pass  +0s  still open',
  ]);
});

test('prints errors on one line', () => {
  expect(describeError(undefined, undefined)).toBe('(no error name)');
  expect(describeError('E', '')).toBe('E');
  expect(describeError('E', 'two\n  lines')).toBe('E — two lines');
  const long = `The JSONata expression '${'x'.repeat(600)}' failed: no such function.`;
  expect(describeError('E', long)).toMatch(/^E — The JSONata expression 'x+ … x+' failed: no such function\.$/);
  expect(describeError('E', long)).toHaveLength(404);
});
