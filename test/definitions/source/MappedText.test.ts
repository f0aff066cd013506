import { MappedText } from '../../../src/definitions/source/MappedText';
import { formatPosition } from '../../../src/util/Position';

const at = (line: number, column: number) => ({ file: 'f', line, column });
const place = (text: MappedText, offset: number): string => formatPosition(text.positionAt(offset));

test('text copied from a file follows its lines, with the indentation that was taken away', () => {
  const text = MappedText.lines('one\n two\nthree', at(5, 9), 8);

  expect([0, 2, 4, 5, 9, 14].map((offset) => place(text, offset))).toEqual([
    'f:5:9',
    'f:5:11',
    'f:6:9',
    'f:6:10',
    'f:7:9',
    'f:7:14',
  ]);
});

test('a point is one place for all of its text', () => {
  expect([0, 5].map((offset) => place(MappedText.point('a\nb\nc', at(2, 3)), offset))).toEqual(['f:2:3', 'f:2:3']);
});

test('joined, sliced and split text keeps every place', () => {
  const text = MappedText.join([
    MappedText.lines('abc\ndef', at(1, 1)),
    MappedText.point('--', at(9, 9)),
    MappedText.lines('xyz', at(3, 4)),
  ]);

  expect(text.toString()).toBe('abc\ndef--xyz');
  expect([5, 7, 9, 11].map((offset) => place(text, offset))).toEqual(['f:2:2', 'f:9:9', 'f:3:4', 'f:3:6']);
  expect([0, 1, 3].map((offset) => place(text.slice(5, 11), offset))).toEqual(['f:2:2', 'f:2:3', 'f:9:9']);
  expect(text.split('--').map((part) => [part.toString(), place(part, 0)])).toEqual([
    ['abc\ndef', 'f:1:1'],
    ['xyz', 'f:3:4'],
  ]);
});

test('replaced text has its own place, the rest keeps its own', () => {
  const text = MappedText.lines('a ${X} b ${Y}', at(1, 1)).replace(/\$\{(\w)\}/g, ([, name]) =>
    name === 'X' ? MappedText.point('long value', at(7, 7)) : undefined,
  );

  expect(text.toString()).toBe('a long value b ${Y}');
  expect([2, 13, 15].map((offset) => place(text, offset))).toEqual(['f:7:7', 'f:1:8', 'f:1:10']);
});

test('escaped and unescaped text is the content of a JSON string', () => {
  const text = MappedText.lines('a "b"\n', at(1, 1));

  expect(text.escaped().toString()).toBe('a \\"b\\"\\n');
  expect(text.escaped().unescaped().toString()).toBe('a "b"\n');
});

test('a hole that is cut stays a hole', () => {
  const hole = { value: '${X}', id: 'X', kind: 'unknown', reason: 'r', stub: 'arn:aws:x', at: at(1, 1) } as const;
  const [, part] = MappedText.hole(hole).split(':');

  expect(part?.onlyHole).toEqual({ ...hole, stub: 'aws' });
});

test('empty text has a place too', () => {
  expect(place(MappedText.join([]), 0)).toBe(':1:1');
  expect(place(MappedText.lines('', at(4, 2)), 0)).toBe('f:4:2');
});
