import { containsPath, type PathExpectation } from '../../../src/story/trace/comparePath';
import { storyOf } from '../../harness/support/storyOf';

const { main } = storyOf([
  ['ExecutionStarted', 0],
  ['PassStateEntered', 0, { name: 'A', input: {} }],
  ['ParallelStateEntered', 2, { name: 'Fan', input: {} }],
  ['ParallelStateStarted', 3],
  ['PassStateEntered', 4, { name: 'Left', input: {} }],
  ['ParallelStateExited', 5, { name: 'Fan', output: [] }],
  ['PassStateEntered', 6, { name: 'A', input: {} }],
]);

test.each([[[]], [['A']], [['A', 'A']], [['Fan', 'A']], [['A', { Fan: [['Left']] }]]] as const)(
  '%j is in it',
  (expectation) => {
    expect(containsPath(main, expectation)).toBeUndefined();
  },
);

test.each<[PathExpectation, object]>([
  [['Fan', 'Fan'], { expected: 'Fan', actual: undefined, where: undefined }],
  [['A', 'A', 'A'], { expected: 'A', actual: undefined, where: undefined }],
  [[{ Fan: [['Right']] }], { expected: 'Right', actual: 'Left', where: 'in branch 0 of Fan' }],
])('%j is not', (expectation, difference) => {
  expect({ ...containsPath(main, expectation), visit: undefined }).toEqual({ ...difference, visit: undefined });
});
