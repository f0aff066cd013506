import { editorText, fromEditor, takeTyped, toEditor } from '../../../../../src/console/views/design/model/lineEnds';

test('offsets in the text and in the editor', () => {
  const text = 'a\r\nb\rc\nd';
  const shown = 'a\nb\nc\nd';
  expect(editorText(text)).toBe(shown);
  const places = Array.from(shown, (_, at) => fromEditor(text, at));
  expect(places).toEqual([0, 1, 3, 4, 5, 6, 7]);
  expect(places.map((at) => toEditor(text, at))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(fromEditor(text, shown.length)).toBe(text.length);
});

test('what is typed leaves the ends of the other lines alone', () => {
  expect(takeTyped('a\r\nb\nc', 'a\nb\ncc')).toBe('a\r\nb\ncc');
  expect(takeTyped('a\r\nb\r\n', 'a\nx\ny\nb\n')).toBe('a\r\nx\r\ny\r\nb\r\n');
  expect(takeTyped('a\r\nb\r\n', 'ab\n')).toBe('ab\r\n');
  expect(takeTyped('a\r\nb', '')).toBe('');
  expect(takeTyped('a\nb', 'a\nc')).toBe('a\nc');
});
