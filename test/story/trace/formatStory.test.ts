import { describeError, formatStory, shortJson } from '../../../src/story/trace/formatStory';
import { storyOf, type ShortEvent } from '../../testing/harness/support/storyOf';

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

test('of many items the bad ones and the marked one are shown, and the others counted', () => {
  const story = storyOf(items(9, 6));
  expect(formatStory(story, { mark: story.visits[5], markText: 'this one', maxIterations: 2 })).toBe(
    [
      'FAILED after 0s: No',
      '└─ Each  Map  +0s  failed: No',
      '   item 4',
      '     └─ Wait  Wait  +0s  cut off',
      '        ↑ this one',
      '   item 6',
      '     └─ No  Fail  +0s  failed: (no error name)',
      '   … and 7 more items',
    ].join('\n'),
  );
});

test('the cause of the whole failure is told once, and not at all when it is told elsewhere', () => {
  const story = storyOf([
    ['ExecutionStarted', 0],
    ['FailStateEntered', 0, { name: 'No', input: {} }],
    ['ExecutionFailed', 2, { error: 'Never', cause: 'because' }],
  ]);
  expect(formatStory(story)).toBe('FAILED after 0s: Never — because\n└─ No  Fail  +0s  failed: Never');
  expect(formatStory(story, { causes: false })).toBe('FAILED after 0s: Never\n└─ No  Fail  +0s  failed: Never');
});

test('errors and values on one line', () => {
  expect(describeError(undefined, undefined)).toBe('(no error name)');
  expect(describeError('E', '')).toBe('E');
  expect(describeError('E', 'two\n  lines')).toBe('E — two lines');
  expect(describeError('E', 'x'.repeat(300))).toBe(`E — ${'x'.repeat(199)}…`);
  expect(shortJson(undefined)).toBe('nothing');
  expect(shortJson({ a: [1] })).toBe('{"a":[1]}');
  expect(shortJson('x'.repeat(10), 5)).toBe('"xxx…');
});
