import { evaluate } from './evaluate';

test('a clone is a value of its own', () => {
  const input = { a: [{ b: 1 }] };
  const result = evaluate('$clone($states.input)', input);
  expect(result).toEqual(input);
  expect(result).not.toBe(input);
  expect(evaluate('$clone(1)')).toBe('T0410: Argument 1 of function "clone" does not match function signature');
});
