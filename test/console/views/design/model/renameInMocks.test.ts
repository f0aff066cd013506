import {
  describeMockFile,
  describeRename,
  renameInMocks,
} from '../../../../../src/console/views/design/model/renameInMocks';

test('renames the state of the mocks that name it', () => {
  const mocks = [
    { state: 'A', returns: { state: 'A' } },
    { state: 'B', returns: 1 },
    { lambda: 'A', returns: 1 },
  ];
  const { text, count } = renameInMocks(JSON.stringify(mocks), 'A', 'Z');
  expect([JSON.parse(text), count]).toEqual([[{ state: 'Z', returns: { state: 'A' } }, mocks[1], mocks[2]], 1]);
  expect(describeRename(1, 'A', ['m.json', 'a.test.ts'])).toBe(
    '1 mock of this page changed, too. Saving changes m.json, a.test.ts, too.',
  );
  expect(describeRename(1, 'A')).toBe(
    '1 mock of this page changed, too. Mock files and tests that name A stay as they are.',
  );
});

test('leaves mocks as they are that name it nowhere, or are no list', () => {
  for (const text of ['[{"state": "B"}]', '{"state": "A"}', '[{'])
    expect(renameInMocks(text, 'A', 'Z')).toEqual({ text, count: 0 });
});

test("says where the server's mock file names a state", () => {
  const testCases = [
    { stateMachine: 'Order', testCase: 'Happy', states: ['A', 'B'] },
    { stateMachine: 'Order', testCase: 'Late', states: ['A'] },
    { stateMachine: 'Order', testCase: 'None', states: [] },
    { stateMachine: 'Other', testCase: 'Happy', states: ['A', 'C'] },
  ];
  const said = (machine: string, state: string) =>
    describeMockFile({ fileName: 'mocks.json', testCases }, machine, state);
  expect(said('Order', 'A')).toBe('mocks.json names A in the test cases Happy, Late of Order: rename it there, too.');
  expect(said('Order', 'B')).toBe('mocks.json names B in the test case Happy of Order: rename it there, too.');
  const changed = ['test/mocks.json'];
  expect(describeMockFile({ fileName: '/shop/test/mocks.json', testCases }, 'Order', 'A', changed)).toBe('');
  const other = { fileName: '/shop/other/mocks.json', testCases };
  expect(describeMockFile(other, 'Order', 'A', changed)).toMatch(/rename it there, too\.$/);
  expect([said('Order', 'C'), said('Third', 'A'), describeMockFile({}, 'Order', 'A')]).toEqual(['', '', '']);
});
