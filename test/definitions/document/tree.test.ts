import { readJsonText } from '../../../src/definitions/document/readJsonText';
import { childAt, dataOf, followPath, isSameTree } from '../../../src/definitions/document/tree';

const root = (text: string) => readJsonText(text).root!;

test('a path leads as far as there is something', () => {
  const { found, rest } = followPath(root('{"a": [1, {"b": 2}]}'), ['a', 1, 'c', 'd']);
  expect([found.start, found.node.kind, rest]).toEqual([10, 'map', ['c', 'd']]);
});

test('of members with one name, the last counts; names of prototypes are names', () => {
  const node = root('{"a": 1, "__proto__": 2, "a": 3}');
  expect([childAt(node, 'a')!.value.value, childAt(node, '__proto__')!.value.value, childAt(node, 'toString')]).toEqual(
    [3, 2, undefined],
  );
  expect(JSON.stringify(dataOf(node))).toBe('{"a":3,"__proto__":2}');
});

test('trees differ in a value, and in a position', () => {
  const one = '{"a": [1]}';
  expect(['{"a": [1]}', '{"a": [2]}', '{"a":  [1]}'].map((other) => isSameTree(root(one), root(other)))).toEqual([
    true,
    false,
    false,
  ]);
});
