import { parseResponseRange } from '../../../../src/tasks/mocking/config/readMockConfig';

test.each([
  ['0', { from: 0, to: 0 }],
  ['12', { from: 12, to: 12 }],
  ['1-2', { from: 1, to: 2 }],
  [' 1 - 2 ', { from: 1, to: 2 }],
  ['3-3', { from: 3, to: 3 }],
  ['2-1', undefined],
  ['1-2-3', undefined],
  ['-1', undefined],
  ['9'.repeat(16), undefined],
  ['', undefined],
])('%j', (name, range) => {
  expect(parseResponseRange(name)).toEqual(range);
});
