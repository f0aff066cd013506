import { MappedText } from '../../../src/definitions/source/MappedText';
import { parseYaml } from '../../../src/definitions/source/parseYaml';
import { renderJson } from '../../../src/definitions/source/renderJson';
import { memberOf, type SourceNode } from '../../../src/definitions/source/SourceNode';
import type { YamlDialectName } from '../../../src/definitions/source/yamlDialects';

function parse(text: string, dialect: YamlDialectName = 'cloudformation'): SourceNode {
  return parseYaml(MappedText.lines(text, { file: 'f', line: 1, column: 1 }), { dialect });
}

function json(text: string, dialect?: YamlDialectName): unknown {
  return JSON.parse(renderJson(parse(text, dialect)).toString());
}

const scalars: readonly (readonly [text: string, in11: unknown, in12: unknown])[] = [
  ['yes', true, 'yes'],
  ['Off', false, 'Off'],
  ['y', 'y', 'y'],
  ['N', 'N', 'N'],
  ['true', true, true],
  ['"yes"', 'yes', 'yes'],
  ['0777', 511, 777],
  ['012345678901', '012345678901', 12345678901],
  ['2012-10-17', '2012-10-17', '2012-10-17'],
  ['1.50', 1.5, 1.5],
  ['0x1F', 31, 31],
  ['12345678901234567890', 12345678901234567000, 12345678901234567000],
  ['~', null, null],
  ['', null, null],
  ['!Ref 12', { Ref: '12' }, { Ref: '12' }],
];

test.each(scalars)('%s', (text, in11, in12) => {
  expect(json(`a: ${text}`)).toEqual({ a: in11 });
  expect(json(`a: ${text}`, 'serverless')).toEqual({ a: in12 });
});

test('a number keeps its digits', () => {
  expect(renderJson(parse('a: 12345678901234567890\nb: 1.50')).toString()).toContain('12345678901234567890');
  expect(renderJson(parse('a: 1.50')).toString()).toContain('1.50');
});

test('expands the short forms of functions', () => {
  expect(json('a: !Sub x\nb: !GetAtt A.B.C\nc: !Condition D\nd: !If [!Ref A, !GetAtt [B, C], e]')).toEqual({
    a: { 'Fn::Sub': 'x' },
    b: { 'Fn::GetAtt': ['A', 'B.C'] },
    c: { Condition: 'D' },
    d: { 'Fn::If': [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'C'] }, 'e'] },
  });
});

test('anchors, aliases and merge keys', () => {
  expect(json('base: &b { x: 1, y: 2 }\nown: { y: 3, <<: *b }\nlist: [*b, { <<: [*b, { z: 4 }] }]')).toEqual({
    base: { x: 1, y: 2 },
    own: { y: 3, x: 1 },
    list: [
      { x: 1, y: 2 },
      { x: 1, y: 2, z: 4 },
    ],
  });
});

test('keeps members in the order in which they were written, including numbers', () => {
  expect(renderJson(parse('b: 1\n2: x\n1: y\na: 2'), { compact: true }).toString()).toBe(
    '{"b":1,"2":"x","1":"y","a":2}',
  );
});

test('strings keep their lines and columns when the file has them unchanged', () => {
  const node = parse('a: |\n  one\n    two\nb: "x: y"\nc: >-\n  folded\n  text\nd: plain\ne: |2\n    kept\n');
  const place = (key: string, offset: number): string => {
    const value = memberOf(node, key);
    if (value?.kind !== 'text') throw new Error('no text');
    const { line, column } = value.text.positionAt(offset);
    return `${JSON.stringify(value.text.toString())} ${String(line)}:${String(column)}`;
  };

  expect([place('a', 0), place('a', 6), place('b', 3), place('c', 3), place('d', 2), place('e', 2)]).toEqual([
    '"one\\n  two\\n" 2:3',
    '"one\\n  two\\n" 3:5',
    '"x: y" 4:8',
    '"folded text" 5:4',
    '"plain" 8:6',
    '"  kept\\n" 10:5',
  ]);
});

test('accepts closing brackets where CloudFormation does', () => {
  const text = `Globals:
  Function:
    VpcConfig: !If [A, {
      Ids: [b],
      Others: { c: [
  d
  ] }
    }, e]
    Timeout: 3
`;
  const node = parse(text);
  const timeout = memberOf(memberOf(memberOf(node, 'Globals'), 'Function'), 'Timeout');

  expect(json(text)).toEqual({
    Globals: { Function: { VpcConfig: { 'Fn::If': ['A', { Ids: ['b'], Others: { c: ['d'] } }, 'e'] }, Timeout: 3 } },
  });
  expect(timeout?.at).toEqual({ file: 'f', line: 9, column: 14 });
});

test.each([
  ['"', '"', '{\\"a\\": 1}', '{"a": 1}'],
  ["'", "'", "{''a'': \"\\\"}", `{'a': "\\"}`],
])("a string in %s may continue at its key's indentation, or before", (open, close, written, value) => {
  const text = `Resources:
  M:
    Definition: ${open}{
    "x":
  ${written}
}${close}
    Next: 3
`.replace('"x"', open === '"' ? '\\"x\\"' : '"x"');
  const machine = memberOf(memberOf(parse(text), 'Resources'), 'M');

  expect(json(text)).toEqual({ Resources: { M: { Definition: `{ "x": ${value} }`, Next: 3 } } });
  expect(memberOf(machine, 'Next')?.at).toEqual({ file: 'f', line: 7, column: 11 });
});

test.each([
  ['a: "b', 'f:1:6: This is not YAML: Missing closing "quote.'],
  [
    'a: [1\nb: 2',
    'f:2:1: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  ['? [a]\n: 1', 'f:1:3: A key must be a string here, not a list or a map.'],
  ['a: { <<: 3 }', 'f:1:10: The merge key << takes a map or a list of maps.'],
  ['', 'f:1:1: The file is empty.'],
  ['# only a comment', 'f:1:1: The file is empty.'],
])('rejects %j', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});
