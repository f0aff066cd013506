import { call } from './evaluateCall';

test('collects its arguments, as many as there are', () => {
  expect(call('States.Array()')).toEqual([]);
  expect(call("States.Array($.a, 'b', null, States.Array(1))", { a: { x: 1 } })).toEqual([{ x: 1 }, 'b', null, [1]]);
});
