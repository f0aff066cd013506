import { compilePath } from '../../../../src/language/expressions/jsonPath/compilePath';
import type { Json } from '../../../../src/util/json';
import { scopeOf, sentenceOf } from '../scopeOf';

const select = (source: string, input: Json) => compilePath(source).require(scopeOf(input));

const store = {
  book: [
    { title: 'A', price: 8, tags: ['x', 'y'] },
    { title: 'B', price: 12, isbn: '1' },
    { title: 'C', price: 9, isbn: '2' },
  ],
  bike: { color: 'red', price: 20 },
};

describe('lists', () => {
  test.each([
    ['$.book[*].title', ['A', 'B', 'C']],
    ['$.book[*].isbn', ['1', '2']],
    ['$.book.*.price', [8, 12, 9]],
    ['$.bike.*', ['red', 20]],
    ['$.book[0,2].title', ['A', 'C']],
    ['$.book[2,0].title', ['C', 'A']],
    ['$.book[0,7]', [store.book[0], null]],
    ['$.book[1:].title', ['B', 'C']],
    ['$.book[-2:].title', ['B', 'C']],
    ['$.book[-9:].title', ['A', 'B', 'C']],
    ['$.book[:2].title', ['A', 'B']],
    ['$.book[:0]', []],
    ['$.book[:-1].title', ['A', 'B']],
    ['$.book[0:3:2].title', ['A', 'B', 'C']],
    ['$.book[1::2].title', ['B', 'C']],
    ['$.book[2:-1]', []],
    ['$.book[-2:1]', [null, null, store.book[0]]],
    ['$.book[:-9]', []],
    ['$.book[1:2].title', ['B']],
    ['$.book[0:9].title', ['A', 'B', 'C']],
    ['$.book[2:1]', []],
    ['$.book[5:]', []],
    ['$.book[*].tags[0]', ['x']],
    ['$.book[?(@.price < 10)].title', ['A', 'C']],
    ['$.bike[?(@.price > 10)].color', ['red']],
    ['$.bike[?(@.price > 100)]', []],
    ["$.book[*]['title','isbn']", [{ title: 'A' }, { title: 'B', isbn: '1' }, { title: 'C', isbn: '2' }]],
  ])('%s', (source, expected) => {
    expect(select(source, store)).toEqual(expected);
  });

  test.each([
    ['$[*]', {}],
    ['$.items[*]', {}],
    ['$.items[*].itemValue', {}],
    ['$.item.items[:1]', {}],
    ['$.item.items[1:5].itemValue', {}],
    ['$.items[?(@.a)]', {}],
    ['$..a', {}],
    ['$..a', 1],
    ['$[*]', 'text'],
  ])('%s finds nothing in %j, which is an empty list', (source, input) => {
    expect(select(source, input)).toEqual([]);
  });
});

describe('deep scans', () => {
  const data = { a: 1, b: { a: 2, c: [{ a: 3 }, { a: [4, 5], d: { a: 6 } }] } };

  test.each([
    ['$..a', [1, 2, 3, [4, 5], 6]],
    ['$.b..a', [2, 3, [4, 5], 6]],
    ['$..a[*]', [4, 5]],
    ['$..c[*].a', [3, [4, 5]]],
    ['$..[0]', [{ a: 3 }, 4]],
    ['$..[1:]', [data.b.c[1], 5]],
    ['$..*', [1, data.b, 2, data.b.c, data.b.c[0], data.b.c[1], 3, [4, 5], data.b.c[1]!.d, 4, 5, 6]],
    ['$..[?(@.d)].a', [[4, 5]]],
    ["$..['a','c']", [{ a: 2, c: data.b.c }]],
    ['$...a', [1, 2, 3, [4, 5], 6]],
  ])('%s', (source, expected) => {
    expect(select(source, data)).toEqual(expected);
  });

  test('members with lists are found, as SDK results have them', () => {
    expect(select('$.d..a', { d: { x: { a: [1, 2] } } })).toEqual([[1, 2]]);
    expect(select('$.d..a[*]', { d: { x: { a: [1, 2] } } })).toEqual([1, 2]);
  });

  test('rejects data that are nested endlessly instead of following them', () => {
    let deep: Json = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(sentenceOf(() => select('$..a', deep))).toBe("Invalid path '$..a' : The data are nested too deeply");
  });
});

test('a path that leads to more places than any data limit allows ends', () => {
  const row: Json = Array.from({ length: 80 }, (_, i) => i);
  const table: Json = Array.from({ length: 80 }, () => row);
  const tables = Array.from({ length: 80 }, () => table);
  expect(sentenceOf(() => select('$[0:80][0:80][0:80]', tables))).toBe(
    "Invalid path '$[0:80][0:80][0:80]' : The path leads to too many places",
  );
});

describe('single values after full paths', () => {
  test.each([
    ['$.book[(@.length-1)].title', 'C'],
    ['$.book[(@.length - 3)].title', 'A'],
    ["$.bike['price','color']", { price: 20, color: 'red' }],
    ["$.bike['price','none']", { price: 20 }],
  ])('%s', (source, expected) => {
    expect(select(source, store)).toEqual(expected);
  });
});

describe('paths without a result', () => {
  test.each([
    ['$.bike[1:]', `Filter: [1:] can only be applied to arrays. Current context is: {"color":"red","price":20}`],
    ['$.bike.color[*].x[0]', 'no error'],
    ['$.bike.color[?(@.a)].b', `Filter: [?]['b'] can not be applied to primitives. Current context is: red`],
    ['$.book[1:].title.x', "Property ['x'] not found in path $['book'][1]['title']"],
    ['$.*.price', "Property ['price'] not found in path $['book']"],
    ['$.book[*].price[0]', `Filter: [0] can only be applied to arrays. Current context is: 8`],
    ['$.book[(@.length-9)].title', "Property ['title'] not found in path $['book'][-6]"],
    ["$['bike','book'].price", "Multi properties can only be used as path leafs: $['bike', 'book']"],
    ["$.book['a','b']", "Property ['a', 'b'] not found in path $['book']"],
    ['$.book[0:2].author', "No results for path: $['book'][0]['author']"],
    ['$.book[0,1].author', "No results for path: $['book'][0]['author']"],
    ["$.book[?(@.title == 'B')].author", "No results for path: $['book'][1]['author']"],
    ['$..bike.weight', "No results for path: $['bike']['weight']"],
    ['$..bike.weight.unit', "Missing property in path $['bike']['weight']"],
  ])('%s', (source, text) => {
    const sentence = sentenceOf(() => select(source, store));
    expect(sentence).toBe(text === 'no error' ? 'nothing was thrown' : `Invalid path '${source}' : ${text}`);
  });

  test('an element shows its quotes, a member does not', () => {
    expect(sentenceOf(() => select('$[0][1]', ['x']))).toContain('Current context is: "x"');
    expect(sentenceOf(() => select('$.a[1]', { a: 'x' }))).toMatch(/Current context is: x$/);
    expect(sentenceOf(() => select('$.a[1]', { a: null }))).toContain("The path $['a'] is null");
    expect(sentenceOf(() => select('$[0][1]', [null]))).toMatch(/Current context is: null$/);
  });

  test.each<[string, Json]>([
    ['$.a.b[*]', {}],
    ['$.a.b[0:2].c', {}],
    ['$.a[0:2].b.c', { a: [{}] }],
    ['$.a[?(@.x)].b.c', { a: [{ x: 1 }] }],
    ['$.a[?(@.x)].b', { a: [{ b: 1 }] }],
    ['$.a..b.c', {}],
  ])('%s finds nothing in %j, which is not an error', (source, input) => {
    expect(select(source, input)).toEqual([]);
  });

  test('a filter that cannot be computed below an element of [*] is an error', () => {
    expect(sentenceOf(() => select('$[*][?(@.a == x)]', [[{ a: 1 }]]))).toContain('Character x is neither');
  });

  test('below the elements of [*] what lacks a member is passed over', () => {
    expect(select('$[*].a', [{}, { a: 1 }])).toEqual([1]);
    expect(select('$[*].a.b', [1, { a: 2 }, { a: { b: 3 } }, null, {}])).toEqual([3]);
  });
});

test('names of all kinds are data', () => {
  const input = JSON.parse('{"__proto__":{"a":1},"x":{"constructor":2}}') as Json;
  expect(JSON.stringify(select('$.*', input))).toBe('[{"a":1},{"constructor":2}]');
  expect(select('$..constructor', input)).toEqual([2]);
  expect(Object.keys(select("$['__proto__','x']", input) as object)).toEqual(['__proto__', 'x']);
});
