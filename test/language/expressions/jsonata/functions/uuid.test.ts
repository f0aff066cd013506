import { evaluate } from './evaluate';

test('it is of version 4, and of the randomness of the execution', () => {
  expect(evaluate('[$uuid(), $uuid() = $uuid()]')).toEqual(['0019334c-6680-49b3-8ce6-0019334c6680', false]);
});

test('it takes no argument', () => {
  expect(evaluate('$uuid("seed")')).toBe('T0410: Argument 1 of function "uuid" does not match function signature');
});
