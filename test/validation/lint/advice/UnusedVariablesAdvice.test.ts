import { block, pass } from '../../rules/diagnose';
import { advise } from './advise';

test('reports a variable that nothing reads', () => {
  expect(advise({ S: { ...pass, Assign: { a: 1, 'b.$': '$b' } } })).toEqual([
    "UNUSED_VARIABLE /States/S/Assign/a: The variable 'a' is never read.",
  ]);
});

test('a block inside may read it, a block outside may not', () => {
  const reads = { ...pass, Parameters: { 'x.$': '$a' } };
  const assigns = { Type: 'Pass', Assign: { a: 1 }, Next: 'P' };
  expect(advise({ S: assigns, P: { Type: 'Parallel', Branches: [block('B', reads)], End: true } })).toEqual([]);
  const Branches = [block('B', { ...pass, Assign: { a: 1 } })];
  expect(advise({ P: { Type: 'Parallel', Branches, Next: 'S' }, S: reads })).toEqual([
    "UNUSED_VARIABLE /States/P/Branches[0]/States/B/Assign/a: The variable 'a' is never read.",
  ]);
});
