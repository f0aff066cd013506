import { atPointer } from '../../../../src/tasks/items/formats/jsonDocument';

test('a pointer leads through members and items', () => {
  const document = { a: [{ 'b/c': { '~': 1, '': 2 } }], '': 3 };
  expect(atPointer(document, '')).toBe(document);
  expect(atPointer(document, '/a/0/b~1c/~0')).toBe(1);
  expect(atPointer(document, '/a/0/b~1c/')).toBe(2);
  expect(atPointer(document, '/')).toBe(3);
});

test.each(['a', '/b', '/a/1', '/a/00', '/a/-', '/a/length', '/toString', '/a/0/b/c'])(
  '%s leads to nothing',
  (pointer) => {
    expect(() => atPointer({ a: [1] }, pointer)).toThrow(
      expect.objectContaining({
        error: 'States.ItemReaderFailed',
        errorCause: `The ItemsPointer '${pointer}' leads to nothing in the JSON file.`,
      }),
    );
  },
);
