import { isMisspelling, wordsOf } from '../../src/util/nearest';

test('the words of a name', () => {
  expect(wordsOf('startSyncExecution')).toEqual(['start', 'sync', 'execution']);
  expect(wordsOf('orders-eu.fifo')).toEqual(['orders', 'eu', 'fifo']);
});

test.each([
  ['sendMesage', 'sendMessage', true],
  ['sendmessage', 'sendMessage', true],
  ['orders-eu', 'orders-us', false],
  ['createJob', 'deleteJob', false],
  ['createJob', 'createJobTemplate', false],
])('%s and %s: %s', (name, known, expected) => {
  expect(isMisspelling(wordsOf(name), wordsOf(known))).toBe(expected);
});
