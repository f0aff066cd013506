import { inBucketOrder, javaHashOrder } from '../../src/util/javaHashOrder';

/** Seen in outputs of the service. */
test.each([
  [
    ['i', 'v'],
    ['v', 'i'],
  ],
  [
    ['index', 'item', 'parentBefore'],
    ['item', 'index', 'parentBefore'],
  ],
  [
    ['input', 'execution', 'state'],
    ['input', 'execution', 'state'],
  ],
  [
    ['index', 'value', 'source', 'parentId'],
    ['index', 'source', 'value', 'parentId'],
  ],
  [
    ['before', 'after', 'mapResult'],
    ['before', 'mapResult', 'after'],
  ],
  [
    ['index', 'key', 'parentBefore', 'before', 'after', 'object'],
    ['before', 'index', 'after', 'key', 'parentBefore', 'object'],
  ],
  [
    ['execution', 'state', 'attempt', 'input'],
    ['execution', 'input', 'state', 'attempt'],
  ],
  [
    ['Headers', 'ApiEndpoint', 'Method', 'QueryParameters', 'Transform', 'RequestBody'],
    ['Headers', 'ApiEndpoint', 'Method', 'QueryParameters', 'Transform', 'RequestBody'],
  ],
])('orders the names %j like a HashMap', (names, expected) => {
  expect(javaHashOrder(names)).toEqual(expected);
});

test('the table doubles when more than three quarters are taken', () => {
  const twelve = 'abcdefghijkl'.split('');
  expect(javaHashOrder(['p', ...twelve.slice(0, 11)]).join('')).toBe('pabcdefghijk');
  expect(javaHashOrder(['p', ...twelve]).join('')).toBe('abcdefghijklp');
});

test('items of one bucket keep their order', () => {
  expect(inBucketOrder([17, 1, 0, 33], (item) => item, 16)).toEqual([0, 17, 1, 33]);
});
