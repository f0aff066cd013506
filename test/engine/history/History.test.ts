import { History, HistoryFullError } from '../../../src/engine/history/History';

test('ids count from 1', () => {
  const history = new History(10, 0);
  expect([history.append('ExecutionStarted', 0, 1), history.append('PassStateEntered', 0, 2, { name: 'A' })]).toEqual([
    1, 2,
  ]);
  expect(history.events[1]).toEqual({
    id: 2,
    previousEventId: 0,
    type: 'PassStateEntered',
    timestamp: 2,
    details: { name: 'A' },
  });
});

test('the last event may only end the execution', () => {
  const history = new History(2, 0);
  history.append('ExecutionStarted', 0, 1);
  expect(() => history.append('PassStateEntered', 0, 1)).toThrow(HistoryFullError);
  history.appendEnd('ExecutionAborted', 0, 2, { error: 'E' });
  expect(history.events[1]).toEqual({
    id: 2,
    previousEventId: 1,
    type: 'ExecutionFailed',
    timestamp: 2,
    details: { error: 'E' },
  });
});

test('success fits into the last place', () => {
  const history = new History(2, 0);
  history.append('ExecutionStarted', 0, 1);
  expect(history.append('ExecutionSucceeded', 1, 1)).toBe(2);
});
