import type { PathExpectation } from '../../../src/story/trace/comparePath';
import { formatPath } from '../../../src/story/trace/formatPath';

test.each<[PathExpectation, string]>([
  [[], '(no state)'],
  [['A', 'B'], 'A → B'],
  [['A', { Fan: [['X'], ['Y', 'Z']] }], 'A → Fan[X | Y → Z]'],
  [[{ Each: [['X'], ['X'], ['X'], ['X']] }], 'Each[each of 4: X]'],
  [[{ Each: { each: ['X'], 2: [] } }], 'Each[2: (no state) | each: X]'],
])('%j', (path, text) => {
  expect(formatPath(path)).toBe(text);
});
