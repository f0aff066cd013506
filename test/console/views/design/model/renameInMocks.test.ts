import { describeRename, renameInMocks } from '../../../../../src/console/views/design/model/renameInMocks';

test('renames the state of the mocks that name it', () => {
  const mocks = [
    { state: 'A', returns: { state: 'A' } },
    { state: 'B', returns: 1 },
    { lambda: 'A', returns: 1 },
  ];
  const { text, count } = renameInMocks(JSON.stringify(mocks), 'A', 'Z');
  expect([JSON.parse(text), count]).toEqual([[{ state: 'Z', returns: { state: 'A' } }, mocks[1], mocks[2]], 1]);
  expect(describeRename(1, 'A')).toBe(
    '1 mock of this page changed, too. Mock files and tests that name A stay as they are.',
  );
});

test('leaves mocks as they are that name it nowhere, or are no list', () => {
  for (const text of ['[{"state": "B"}]', '{"state": "A"}', '[{'])
    expect(renameInMocks(text, 'A', 'Z')).toEqual({ text, count: 0 });
});
