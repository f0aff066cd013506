import { DefinitionLoadError } from '../../../src/definitions/DefinitionLoadError';
import { MappedText } from '../../../src/definitions/source/MappedText';
import { parseJsonSource } from '../../../src/definitions/source/parseJsonSource';
import { renderJson } from '../../../src/definitions/source/renderJson';
import { holeNode, scalarNode, textNode, type SourceNode } from '../../../src/definitions/source/SourceNode';
import { formatPosition } from '../../../src/util/Position';

const at = { file: 'f', line: 3, column: 5 };
const parse = (text: string): SourceNode => parseJsonSource(MappedText.lines(text, { file: 'f', line: 1, column: 1 }));

test('writes values indented, compact and sorted', () => {
  const node = parse('{"b": [1, {"z": null, "y": []}], "a": {}}');
  expect(renderJson(node).toString()).toBe(
    '{\n  "b": [\n    1,\n    {\n      "z": null,\n      "y": []\n    }\n  ],\n  "a": {}\n}',
  );
  expect(renderJson(node, { compact: true }).toString()).toBe('{"b":[1,{"z":null,"y":[]}],"a":{}}');
  expect(renderJson(node, { compact: true, sorted: true }).toString()).toBe('{"a":{},"b":[1,{"y":[],"z":null}]}');
});

test.each([
  ['1.50', '1.50'],
  ['-0', '-0'],
  ['1e21', '1e21'],
  ['12345678901234567890', '12345678901234567890'],
  ['true', 'true'],
  ['"tab\\t\\u2028 ☃ \\"q\\""', '"tab\\t\u2028 ☃ \\"q\\""'],
])('%s is written %s', (text, written) => {
  expect(renderJson(parse(text), { compact: true }).toString()).toBe(written);
});

test('a number that JSON does not write so gets its value', () => {
  const scalar = (value: number, raw: string): string => renderJson({ kind: 'scalar', value, raw, at }).toString();
  expect([scalar(255, '0xff'), scalar(7, '007'), scalar(1000, '1_000'), scalar(0.5, '.5')]).toEqual([
    '255',
    '7',
    '1000',
    '0.5',
  ]);
});

test('what has no value is left out; at the top it is null', () => {
  const none: SourceNode = { kind: 'none', at };
  const map: SourceNode = {
    kind: 'map',
    at,
    entries: [
      { key: 'a', keyAt: at, value: none },
      { key: 'b', keyAt: at, value: { kind: 'list', items: [none, scalarNode(1, at), none], at } },
    ],
  };
  expect([renderJson(map, { compact: true }).toString(), renderJson(none).toString()]).toEqual(['{"b":[1]}', 'null']);
});

test('an untyped hole stands without quotes, any other one inside a string', () => {
  const hole = { value: 'X', id: 'x', kind: 'unknown', reason: 'r', at, stub: 's"' } as const;
  const written = (node: SourceNode): string => renderJson(node).toString();
  expect([written(holeNode(hole)), written(holeNode({ ...hole, untyped: true }))]).toEqual(['"s\\""', 's"']);
  expect(renderJson(holeNode(hole)).holes.map(({ value }) => value)).toEqual(['X']);
});

test('every piece remembers its place', () => {
  const text = renderJson(parse('{\n  "a": [true,\n "x"]}'), { compact: true });
  expect(text.toString()).toBe('{"a":[true,"x"]}');
  const places = [...text.toString()].map((_, offset) => formatPosition(text.positionAt(offset)));
  expect(places).toEqual([
    'f:1:1',
    'f:2:3',
    'f:2:3',
    'f:2:3',
    'f:2:3',
    'f:2:8',
    'f:2:9',
    'f:2:9',
    'f:2:9',
    'f:2:9',
    'f:2:8',
    'f:3:2',
    'f:3:3',
    'f:3:2',
    'f:2:8',
    'f:1:1',
  ]);
});

test('throws for a value that is endless for practical purposes', () => {
  let node: SourceNode = textNode('x'.repeat(1000), at);
  for (let depth = 0; depth < 14; depth++) node = { kind: 'list', items: [node, node], at };
  expect(() => renderJson(node)).toThrow(DefinitionLoadError);
});
