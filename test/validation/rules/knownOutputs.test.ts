import { walkDefinition } from '../../../src/language/asl/walk';
import { knownAt, knownInputs } from '../../../src/validation/rules/knownOutputs';

const inputsOf = (states: Record<string, object>, name: string) => {
  const block = walkDefinition(JSON.parse(JSON.stringify({ StartAt: 'A', States: states })));
  return knownInputs(block).get(block.states.find((state) => state.name === name)!);
};
const last = { B: { Type: 'Succeed' } };

test.each([
  ['a literal result', { Result: { a: { b: 1 } } }, ['a', 'b'], new Map()],
  ['a member that the result has not', { Result: { a: 1 } }, ['c'], 'absent'],
  ['a member of a template that comes from data', { Parameters: { 'a.$': '$.x' } }, ['a', 'deep'], 'unknown'],
  ['a list', { Result: [1] }, ['a'], 'unknown'],
  ['a result put into the input', { Result: { a: 1 }, ResultPath: '$.r' }, ['c'], 'unknown'],
  ['an output cut out of it', { Result: { a: 1 }, OutputPath: '$.a' }, ['c'], 'unknown'],
])('%s', (_, fields, names, known) => {
  const [input] = inputsOf({ A: { Type: 'Pass', Next: 'B', ...fields }, ...last }, 'B')!;
  expect(knownAt(input!, names)).toEqual(known);
});

test('every path into a state counts, and one unknown output makes all unknown', () => {
  const one = { Type: 'Pass', Result: { a: 1 }, Next: 'B' };
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'One' }], Default: 'Two' };
  const two = { Type: 'Pass', Result: { b: 1 }, Next: 'B' };
  expect(inputsOf({ A: choice, One: one, Two: two, ...last }, 'B')).toEqual([
    new Map([['a', new Map()]]),
    new Map([['b', new Map()]]),
  ]);
  expect(inputsOf({ A: choice, One: one, Two: { Type: 'Pass', Next: 'B' }, ...last }, 'B')).toEqual(['unknown']);
});

test('knows nothing about loops', () => {
  const loop = {
    A: { Type: 'Pass', Result: {}, Next: 'L' },
    L: { Type: 'Pass', Next: 'M' },
    M: { Type: 'Pass', Next: 'L' },
  };
  expect(inputsOf(loop, 'L')).toEqual(['unknown']);
});

test('the output of a catcher is unknown', () => {
  const task = { Type: 'Task', Resource: 'r', ResultSelector: {}, End: true };
  const caught = { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] };
  expect(inputsOf({ A: caught, ...last }, 'B')).toEqual(['unknown']);
});
