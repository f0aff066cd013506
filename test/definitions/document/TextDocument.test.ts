import { openDocument } from '../../../src/definitions/document/openDocument';

const long = (count: number): string =>
  `StartAt: S0\nStates:\n${Array.from({ length: count }, (_, at) => `  S${at}: # the ${at}th\n    Type: Pass\n    Next: S${at + 1}\n`).join('')}`;

test('a long file is edited without a second reading', () => {
  const text = long(8000);
  expect(text.length).toBeGreaterThan(300_000);
  const document = openDocument(text, { file: 'a.yaml' });
  const { document: after } = document.edit([
    { kind: 'rename', path: ['States', 'S7000'], name: 'Renamed' },
    { kind: 'set', path: ['States', 'S6999', 'Next'], value: 'Renamed' },
    { kind: 'remove', path: ['States', 'S2'] },
    { kind: 'set', path: ['States', 'Last'], value: { Type: 'Succeed' } },
  ]);
  const wanted = text
    .replace('  S7000:', '  Renamed:')
    .replace('Next: S7000\n', 'Next: Renamed\n')
    .replace(/ {2}S2: .*\n.*\n.*\n/, '')
    .concat('  Last:\n    Type: Succeed\n');
  expect(after.text).toBe(wanted);
  // What the edits left of the tree is what a reader finds.
  const read = openDocument(wanted, { file: 'a.yaml' });
  for (const path of [['States', 'Last', 'Type'], ['States', 'S7999', 'Next'], ['States', 'Renamed'], ['States']])
    expect([after.rangeOf(path), after.rangeOf(path, 'name')]).toEqual([
      read.rangeOf(path),
      read.rangeOf(path, 'name'),
    ]);
  expect(after.definition).toEqual(read.definition);
});

test('positions lead to paths and back', () => {
  const text = 'States:\n  A:\n    Retry:\n      - MaxAttempts: 3\n';
  const document = openDocument(text, { file: 'a.yaml' });
  const path = ['States', 'A', 'Retry', 0, 'MaxAttempts'];
  const [name, value] = [document.rangeOf(path, 'name')!, document.rangeOf(path)!];
  expect([text.slice(name.from, name.to), text.slice(value.from, value.to)]).toEqual(['MaxAttempts', '3']);
  expect([document.placeAt(name.from + 1), document.placeAt(value.from)]).toEqual([
    { path, part: 'name' },
    { path, part: 'value' },
  ]);
  expect(document.rangeOf(['States', 'B'])).toBeUndefined();
});

test('a batch with an edit that cannot be made changes nothing', () => {
  const document = openDocument('{"a": 1}');
  expect(() =>
    document.edit([
      { kind: 'set', path: ['a'], value: 2 },
      { kind: 'remove', path: ['b'] },
    ]),
  ).toThrow('There is nothing at ["b"].');
  expect([document.text, document.definition, document.rangeOf(['a'])]).toEqual([
    '{"a": 1}',
    { a: 1 },
    { from: 6, to: 7 },
  ]);
});

test('a definition in a template is written as its own neighbours are', () => {
  const head = `# The order\nTransform: AWS::Serverless-2016-10-31\nResources:\n  Order:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n`;
  const body = `      Definition:\n        StartAt: A # first\n        States:\n          # about A\n          A:\n            Type: Pass\n            End: true\n`;
  const { document } = openDocument(head + body, { file: 'template.yaml' }).edit([
    { kind: 'set', path: ['States', 'W'], value: { Type: 'Wait', Seconds: 3, End: true } },
  ]);
  const added = '          W:\n            Type: Wait\n            Seconds: 3\n            End: true\n';
  expect(document.text).toBe(head + body + added);
});
