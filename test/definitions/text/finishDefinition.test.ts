import { MappedText } from '../../../src/definitions/source/MappedText';
import { parseJsonSource } from '../../../src/definitions/source/parseJsonSource';
import { locateIn } from '../../../src/definitions/text/finishDefinition';

const root = parseJsonSource(
  MappedText.lines('{\n "a/b": [\n  1,\n  { "~": 2 }\n ],\n "c[0]": 3\n}', { file: 'f', line: 1, column: 1 }),
);

test.each([
  ['', 1],
  ['/', 1],
  ['/a~1b', 2],
  ['/a~1b/0', 3],
  ['/a~1b/1/~0', 4],
  ['/a~1b[1]/~0', 4],
  ['/c[0]', 6],
  ['/a~1b/1/missing/deeper', 4],
  ['/a~1b/7', 2],
])('%s stands in line %d', (pointer, line) => {
  expect(locateIn(root, pointer)?.line).toBe(line);
});

test('what has no part that exists stands nowhere', () => {
  expect(locateIn(root, '/x/y')).toBeUndefined();
});
