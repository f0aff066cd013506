import { call } from './evaluateCall';

test('is version 4, from the random numbers of the execution', () => {
  expect(call('States.UUID()')).toBe('80808080-8080-4080-8080-808080808080');
});

test('arguments are ignored', () => {
  expect(call("States.UUID('x', 1)")).toBe('80808080-8080-4080-8080-808080808080');
});
