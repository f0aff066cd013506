import { highlightJson } from '../../../src/console/model/highlightJson';

test('each piece has its kind, and together they are the text', () => {
  expect(highlightJson('{"a": [1, "x", null]}')).toEqual([
    ['', '{'],
    ['key', '"a"'],
    ['', ':'],
    ['', ' ['],
    ['number', '1'],
    ['', ', '],
    ['text', '"x"'],
    ['', ', '],
    ['word', 'null'],
    ['', ']}'],
  ]);
});

test.each(['"<script>alert(1)</script>"', 'no json at all', '"cut off', '{"a\\"b":"\\\\"}', ''])(
  '%j stays whole',
  (text) => {
    expect(
      highlightJson(text)
        .map(([, piece]) => piece)
        .join(''),
    ).toBe(text);
  },
);
