import { comparePath, pathOf, type PathExpectation } from '../../../src/story/trace/comparePath';
import { storyOf } from '../../harness/support/storyOf';

const { main } = storyOf([
  ['ExecutionStarted', 0],
  ['PassStateEntered', 0, { name: 'A', input: {} }],
  ['PassStateExited', 2, { name: 'A', output: {} }],
  ['MapStateEntered', 3, { name: 'Each', input: [] }],
  ['MapStateStarted', 4, { length: 3 }],
  ['MapIterationStarted', 5, { name: 'Each', index: 0 }],
  ['MapIterationStarted', 5, { name: 'Each', index: 1 }],
  ['MapIterationStarted', 5, { name: 'Each', index: 2 }],
  ['PassStateEntered', 8, { name: 'X', input: 2 }],
  ['PassStateEntered', 6, { name: 'X', input: 0 }],
  ['PassStateEntered', 7, { name: 'Y', input: 1 }],
]);

/** The difference without the visit, and the visit's state. */
function compared(expectation: PathExpectation) {
  const found = comparePath(main, expectation);
  return found && { ...found, visit: found.visit?.state };
}

test('the path of a strand, with and without its inner states', () => {
  expect(pathOf(main)).toEqual(['A', 'Each']);
  expect(pathOf(main, true)).toEqual(['A', { Each: [['X'], ['Y'], ['X']] }]);
});

test.each([
  [['A', 'Each']],
  [['A', { Each: [['X'], ['Y'], ['X']] }]],
  [['A', { Each: { each: ['X'], 1: ['Y'] } }]],
  [['A', { Each: { 2: ['X'] } }]],
  [['A', { Each: {} }]],
] as const)('%j is as it was', (expectation) => {
  expect(compared(expectation)).toBeUndefined();
});

test.each<[string, PathExpectation, object]>([
  ['another state', ['B', 'Each'], { expected: 'B', actual: 'A', where: undefined, visit: 'A' }],
  ['one too many', ['A', 'Each', 'C'], { expected: 'C', actual: undefined, where: undefined, visit: 'Each' }],
  ['one too few', ['A'], { expected: undefined, actual: 'Each', where: undefined, visit: 'Each' }],
  [
    'another state in an item',
    ['A', { Each: [['X'], ['X'], ['X']] }],
    { expected: 'X', actual: 'Y', where: 'in item 1 of Each', visit: 'Y' },
  ],
  [
    'another state in each item',
    ['A', { Each: { each: ['X'] } }],
    { expected: 'X', actual: 'Y', where: 'in item 1 of Each', visit: 'Y' },
  ],
  [
    'too few items',
    ['A', { Each: [['X'], ['Y']] }],
    { expected: undefined, actual: 'item 2', where: 'in Each', visit: 'Each' },
  ],
  [
    'too many items',
    ['A', { Each: { 3: ['X'] } }],
    { expected: 'X', actual: undefined, where: 'in item 3 of Each', visit: 'Each' },
  ],
  ['an empty step', ['A', {}], { expected: '', actual: 'Each', where: undefined, visit: 'Each' }],
])('%s', (_what, expectation, difference) => {
  expect(compared(expectation)).toEqual(difference);
});
