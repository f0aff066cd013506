import { EvaluationError, RuntimeError, StatesError } from '../../src/errors/StatesError';

test.each([
  [new StatesError('E', 'why'), 'StatesError: E: why'],
  [new StatesError('E', undefined), 'StatesError: E'],
  [new RuntimeError('No'), 'StatesError: States.Runtime: No'],
  [new EvaluationError('No'), 'StatesError: States.QueryEvaluationError: No'],
])('%s is an error without the cost of a stack, and other errors keep theirs', (error, text) => {
  expect(String(error)).toBe(text);
  expect(error).toBeInstanceOf(Error);
  expect(StatesError.is(error)).toBe(true);
  expect(error.stack).not.toContain('\n    at ');
  expect(new Error('another').stack).toContain('\n    at ');
});
