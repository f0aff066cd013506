import { block, end } from '../../rules/diagnose';
import { advise } from './advise';

test('a block that never ends', () => {
  const Branches = [block('A', { Type: 'Pass', Next: 'A' }), block('B')];
  expect(advise({ S: { Type: 'Parallel', Branches, ...end } })).toEqual([
    'BLOCK_NEVER_ENDS /States/S/Branches[0]/States: None of these states ends the block, so the state around it never ' +
      'ends either.',
  ]);
});
