import { lineDiff } from '../../../src/console/model/lineDiff';

const marks = { same: ' ', removed: '-', added: '+' };

/** As it is shown: the number, the mark and the line. */
function shown(before: string, after: string): string[] {
  return lineDiff(before, after).map(({ kind, text, line }) => `${line}${marks[kind]}${text}`);
}

/** One of both texts, put together from their difference. */
function rebuilt(before: string, after: string, without: 'added' | 'removed'): string {
  return lineDiff(before, after)
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('\n');
}

test.each([
  ['a\nb\nc', 'a\nb\nc', ['1 a', '2 b', '3 c']],
  ['a\nb\nc', 'a\nx\nc', ['1 a', '2-b', '2+x', '3 c']],
  ['a\nc', 'a\nb\nc', ['1 a', '2+b', '3 c']],
  ['a\nb\nc', 'a\nc', ['1 a', '2-b', '2 c']],
  ['', 'a', ['1-', '1+a']],
  ['a\n', 'a', ['1 a', '2-']],
  ['a\r\nb', 'a\nb', ['1-a\r', '1+a', '2 b']],
  ['a\nb\nc\nd', 'x\nb\nc\ny', ['1-a', '1+x', '2 b', '3 c', '4-d', '4+y']],
])('from %j to %j', (before, after, expected) => {
  expect(shown(before, after)).toEqual(expected);
});

const numbered = (count: number, text: string): string[] => Array.from({ length: count }, (_, at) => `${text} ${at}`);

test('in a long file, changes far from each other are found', () => {
  const lines = numbered(20_000, 'line');
  const changed = lines.map((text, at) => (at === 3 || at === 19_990 ? `${text} changed` : text));
  const changes = lineDiff(lines.join('\n'), changed.join('\n')).filter(({ kind }) => kind !== 'same');
  expect(changes).toEqual([
    { kind: 'removed', text: 'line 3', line: 4 },
    { kind: 'added', text: 'line 3 changed', line: 4 },
    { kind: 'removed', text: 'line 19990', line: 19_991 },
    { kind: 'added', text: 'line 19990 changed', line: 19_991 },
  ]);
});

test('of long files that have nothing in common, all is removed and added', () => {
  const [before, after] = [numbered(20_000, 'old').join('\n'), numbered(20_000, 'new').join('\n')];
  expect(rebuilt(before, after, 'added')).toBe(before);
  expect(rebuilt(before, after, 'removed')).toBe(after);
  expect(lineDiff(before, after).every(({ kind }) => kind !== 'same')).toBe(true);
});
