import { Cursor, InvalidPathError } from '../../../../src/language/expressions/jsonPath/Cursor';
import { readSegments } from '../../../../src/language/expressions/jsonPath/readSegments';

function read(source: string, nameEnd?: RegExp) {
  const cursor = new Cursor(source);
  const segments = readSegments(cursor, nameEnd === undefined ? {} : { nameEnd });
  return [cursor.position, ...segments];
}

const member = (name: string) => ({ kind: 'member', name });
const descent = { kind: 'descent' };
const wildcard = { kind: 'wildcard' };

test.each<[string, number, ...object[]]>([
  ['', 0],
  [' .a', 0],
  ['.a.b', 4, member('a'), member('b')],
  ['.a b', 2, member('a')],
  ['.length()', 9, member('length()')],
  ['.a\\.b\\]c', 8, member('a.b]c')],
  ['.*', 2, wildcard],
  ['.*a', 3, member('*a')],
  ['.\\*', 3, member('*')],
  [".['a b']", 8, member('a b')],
  ["['a.b']", 7, member('a.b')],
  ["[ 'a' , 'b' ]", 13, { kind: 'members', names: ['a', 'b'] }],
  ["['']", 4, member('')],
  ['[0]', 3, { kind: 'index', index: 0 }],
  ['[ -1 ]', 6, { kind: 'index', index: -1 }],
  ['[-0]', 4, { kind: 'index', index: 0 }],
  ['[0, 2 ,-1]', 10, { kind: 'indexes', indexes: [0, 2, -1] }],
  ['[1:2]', 5, { kind: 'slice', from: 1, to: 2 }],
  ['[:2]', 4, { kind: 'slice', to: 2 }],
  ['[-2:]', 5, { kind: 'slice', from: -2 }],
  ['[1:5:2]', 7, { kind: 'slice', from: 1, to: 5 }],
  ['[*]', 3, wildcard],
  ['[(@.length-1)]', 14, { kind: 'fromEnd', offset: -1 }],
  ['[( @.size() - 2 )]', 18, { kind: 'fromEnd', offset: -2 }],
  ['..a', 3, descent, member('a')],
  ['..*', 3, descent, wildcard],
  ['..[0]', 5, descent, { kind: 'index', index: 0 }],
  ["..['a'].b", 9, descent, member('a'), member('b')],
])('%s', (source, end, ...segments) => {
  expect(read(source)).toEqual([end, ...segments]);
});

test('a dotted name ends where its surroundings end, and keeps an empty call', () => {
  expect(read('.a)', /[),]/)).toEqual([2, member('a')]);
  expect(read('.size(), 1', /[(),]/)).toEqual([7, member('size()')]);
});

test('a filter is read by its own reader', () => {
  const accept = () => true;
  const cursor = new Cursor('[ ?(x) ].a');
  const readFilter = (at: Cursor) => {
    expect(at.position).toBe(2);
    at.take('?(x)');
    return accept;
  };
  expect(readSegments(cursor, { readFilter })).toEqual([{ kind: 'filter', accept }, member('a')]);
});

test.each([
  ['.', 1, 'a name is missing after the dot'],
  ['.a.', 3, 'a name is missing after the dot'],
  [".'a'", 1, "a name in quotes stands in brackets: ['name']"],
  ['.a\\', 3, 'a character is missing after "\\"'],
  ['["a"]', 1, "a name in brackets stands in single quotes: ['name']"],
  ["['a", 2, 'the closing quote of the name is missing'],
  ["['a'", 4, '"]" is missing'],
  ["['a',b]", 5, 'a name in single quotes is missing'],
  ["['a]b']", 2, 'a name in brackets cannot hold "]" in Step Functions; write it with a dot and \\]'],
  ['[]', 1, "a name in single quotes, a number, * or a filter is missing after '['"],
  ['[0', 2, '"]" is missing'],
  ['[0..1]', 2, 'a range is written [from:to]'],
  ['[:]', 2, 'a slice needs a bound: [from:], [:to] or [from:to]'],
  ['[0,]', 3, 'a number is missing after the comma'],
  ['[(@.x)]', 1, 'only [(@.length-n)] is possible here'],
  ['[?(@.a)]', 1, 'a filter inside a filter is not possible'],
  ['..', 2, 'a name is missing after the dot'],
  ['....a', 2, '".." stands twice in a row'],
  ['..[0].a', 7, 'numbers after ".." can only stand at the end of a path'],
  ['..[1:].a', 8, 'numbers after ".." can only stand at the end of a path'],
])('%s is not a path', (source, position, reason) => {
  expect(() => read(source)).toThrow(new InvalidPathError(source, position, reason));
});
