import { isMisspelling, misspeltName } from '../../src/util/nearest';
import { wordsOf } from '../../src/util/words';

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

test.each([
  ['Hapy', 'Happy', 'Happy'],
  ['get-odrer', 'get-order', 'get-order'],
  ['happypath', 'HappyPath', 'HappyPath'],
  ['HappyPathV2', 'HappyPath', undefined],
  ['HappyPath2', 'HappyPath', undefined],
  ['OrderWorkflowEU', 'OrderWorkflowUS', undefined],
  ['unsubscribe', 'subscribe', undefined],
  ['authorized', 'unauthorized', undefined],
  ['reprocess-order', 'process-order', undefined],
  ['deactivateUser', 'activateUser', undefined],
])('the name that %s is a misspelling of, where there is %s: %s', (name, known, expected) => {
  expect(misspeltName(name, [known])).toBe(expected);
});
