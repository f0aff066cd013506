import { DefinitionLoadError } from '../../../src/definitions/DefinitionLoadError';
import {
  entriesOf,
  entryOf,
  holeNode,
  itemsOf,
  mapNode,
  memberOf,
  nodeKind,
  plainTextOf,
  refuseBomb,
  scalarNode,
  textNode,
  textOf,
  type MapNode,
  type SourceNode,
} from '../../../src/definitions/source/SourceNode';

const at = { file: 'f', line: 1, column: 1 };
const there = { file: 'f', line: 2, column: 2 };
const text = textNode('x', at);
const list: SourceNode = { kind: 'list', items: [text], at };
const none: SourceNode = { kind: 'none', at };
const hole = holeNode({ value: 'V', id: 'v', kind: 'unknown', reason: 'r', at: there });

test('of a duplicate member the last one counts', () => {
  const entry = (key: string, value: number) => ({ key, keyAt: at, value: scalarNode(value, at) });
  const map: MapNode = { kind: 'map', at, entries: [entry('a', 1), entry('b', 2), entry('a', 3)] };
  expect([entryOf(map, 'a'), memberOf(map, 'b')]).toEqual([entry('a', 3), scalarNode(2, at)]);
  expect([entryOf(map, 'toString'), entryOf(list, 'a'), memberOf(undefined, 'a')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('only the right kind has items, entries and a string', () => {
  const map = mapNode({ a: text, b: undefined }, at);
  const nodes: readonly (SourceNode | undefined)[] = [text, list, map, none, scalarNode(1, at), undefined];
  expect(nodes.map((node) => [itemsOf(node).length, entriesOf(node).length, textOf(node)])).toEqual([
    [0, 0, 'x'],
    [1, 0, undefined],
    [0, 1, undefined],
    [0, 0, undefined],
    [0, 0, undefined],
    [0, 0, undefined],
  ]);
});

test('a number and a boolean have a plain text, null has none', () => {
  expect(
    [scalarNode(1.5, at), scalarNode(false, at), text, scalarNode(null, at), list, undefined].map(plainTextOf),
  ).toEqual(['1.5', 'false', 'x', undefined, undefined, undefined]);
});

test('names each kind', () => {
  const nodes = [
    text,
    hole,
    list,
    mapNode({}, at),
    none,
    scalarNode(null, at),
    scalarNode(true, at),
    scalarNode(0, at),
  ];
  expect(nodes.map(nodeKind)).toEqual([
    'a string',
    'a string',
    'a list',
    'a map',
    'nothing',
    'nothing',
    'a boolean',
    'a number',
  ]);
});

test('a generated map has its members, each at the place of its value', () => {
  expect(mapNode({ a: hole, b: undefined }, at)).toEqual({
    kind: 'map',
    entries: [{ key: 'a', keyAt: there, value: hole }],
    at,
  });
  expect(hole.text.onlyHole).toEqual({ value: 'V', id: 'v', kind: 'unknown', reason: 'r', at: there });
});

test('shared parts that expand to too many values throw', () => {
  let node: SourceNode = list;
  for (let depth = 0; depth < 17; depth++) node = { kind: 'list', items: [node, node], at: there };
  expect(refuseBomb(node)).toBe(node);
  const more: SourceNode = { kind: 'list', items: [node, node], at: there };
  expect(() => refuseBomb(more)).toThrow(DefinitionLoadError);
  expect(() => refuseBomb(more)).toThrow(
    'f:2:2: The value that begins here has more than 500000 values once its references are inserted.',
  );
});
