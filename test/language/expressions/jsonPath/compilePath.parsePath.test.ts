import { parsePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import { InvalidPathError } from '../../../../src/language/expressions/jsonPath/Cursor';

test.each([
  ['$', []],
  ['$.a', [{ kind: 'member', name: 'a' }]],
  ["$['a b']", [{ kind: 'member', name: 'a b' }]],
  ["$[ 'a' ]", [{ kind: 'member', name: 'a' }]],
  ['$.store\\.book', [{ kind: 'member', name: 'store.book' }]],
  ['$[\'it\\""s\']', [{ kind: 'member', name: 'it\\""s' }]],
  [
    '$.été.ключ',
    [
      { kind: 'member', name: 'été' },
      { kind: 'member', name: 'ключ' },
    ],
  ],
  ['$.a-b_c@d', [{ kind: 'member', name: 'a-b_c@d' }]],
  ['$[0]', [{ kind: 'index', index: 0 }]],
  ['$[ -12 ]', [{ kind: 'index', index: -12 }]],
  ['$[1, 2,3]', [{ kind: 'indexes', indexes: [1, 2, 3] }]],
  ['$[1:3]', [{ kind: 'slice', from: 1, to: 3 }]],
  ['$[ 1 : ]', [{ kind: 'slice', from: 1 }]],
  ['$[:-2]', [{ kind: 'slice', to: -2 }]],
  ['$[(@.length-1)]', [{ kind: 'fromEnd', offset: -1 }]],
  ['$[(@.size() - 2)]', [{ kind: 'fromEnd', offset: -2 }]],
  ['$.*', [{ kind: 'wildcard' }]],
  ['$[*]', [{ kind: 'wildcard' }]],
  ['$..a', [{ kind: 'descent' }, { kind: 'member', name: 'a' }]],
  ['$..[*]', [{ kind: 'descent' }, { kind: 'wildcard' }]],
  ["$['a','b']", [{ kind: 'members', names: ['a', 'b'] }]],
])('%s is read', (source, segments) => {
  expect(parsePath(source).segments).toEqual(segments);
});

test.each([
  ['', 0, 'it is empty'],
  ['a.b', 0, 'it does not start with "$"'],
  ['$a-b', 2, '"-" cannot stand here'],
  ['$1', 1, '"1" cannot stand here'],
  ['$$$', 2, '"$" cannot stand here'],
  ['$$name', 2, '"n" cannot stand here'],
  ['$.a b', 3, 'blanks are possible in brackets only'],
  ['$. a', 2, 'a name is missing after the dot'],
  ['$.', 2, 'a name is missing after the dot'],
  ['$.a[0].', 7, 'a name is missing after the dot'],
  ["$.'a'", 2, "a name in quotes stands in brackets: ['name']"],
  ["$['a]b']", 3, 'a name in brackets cannot hold "]" in Step Functions; write it with a dot and \\]'],
  ['$.a..', 5, 'a name is missing after the dot'],
  ['$.a....b', 5, '".." stands twice in a row'],
  ['$.a\\', 4, 'a character is missing after "\\"'],
  ['$.payload[', 10, "a name in single quotes, a number, * or a filter is missing after '['"],
  ['$[]', 2, "a name in single quotes, a number, * or a filter is missing after '['"],
  ['$[abc]', 2, "a name in single quotes, a number, * or a filter is missing after '['"],
  ['$["a"]', 2, "a name in brackets stands in single quotes: ['name']"],
  ["$['a]", 3, 'the closing quote of the name is missing'],
  ["$['a'", 5, '"]" is missing'],
  ["$['a'b]", 5, '"]" is missing'],
  ["$['it\\'s']", 7, '"]" is missing'],
  ["$['a',0]", 6, 'a name in single quotes is missing'],
  ['$[0..1]', 3, 'a range is written [from:to]'],
  ['$[:]', 3, 'a slice needs a bound: [from:], [:to] or [from:to]'],
  ['$[1,]', 4, 'a number is missing after the comma'],
  ['$[99999999999]', 11, '"]" is missing'],
  ['$[(@.length)]', 2, 'only [(@.length-n)] is possible here'],
  ['$..[0].a', 8, 'numbers after ".." can only stand at the end of a path'],
])('rejects %s', (source, position, reason) => {
  expect(() => parsePath(source)).toThrow(new InvalidPathError(source, position, reason));
});
