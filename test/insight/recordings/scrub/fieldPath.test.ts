import { FieldPath } from '../../../../src/insight/recordings/scrub/fieldPath';
import type { Json } from '../../../../src/util/json';

const document = {
  a: { b: [{ c: 1, 'x y': 2 }, { c: 3 }], c: 4 },
  ['__proto__']: { c: 5 },
};

function found(path: string): Json[] {
  const values: Json[] = [];
  new FieldPath(path).change(document, (value) => (values.push(value), value));
  return values;
}

test.each([
  ['$.a.c', [4]],
  ['$.a.b[0].c', [1]],
  ['$.a.b[*].c', [1, 3]],
  ['$.a.*', [4, document.a.b]],
  ['$..c', [1, 3, 4, 5]],
  ["$..['x y']", [2]],
  ['$["a"]["c"]', [4]],
  ['$.a.none', []],
  ['$.__proto__.c', [5]],
  ['$.toString', []],
] as [string, Json[]][])('%s', (path, values) => {
  expect(new Set(found(path))).toEqual(new Set(values));
});

test('a document without such a field stays the same object', () => {
  expect(new FieldPath('$..none').change(document, () => 0)).toBe(document);
  expect(new FieldPath('$.a.c').change(document, () => 0)).toEqual({ ...document, a: { ...document.a, c: 0 } });
});

test.each(['', 'a', '$', '$a', '$.', '$..', '$.a b', '$.a[', '$.a[-1]', '$.a[?(@.b)]'])('rejects %j', (path) => {
  expect(() => new FieldPath(path)).toThrow(`'${path}' is not the path of a field. Write $.customer.email`);
});
