import { examineDefinition } from '../../../src/validation/rules/examineDefinition';
import { formatDiagnostics, formatJson } from '../../../src/validation/lint/formatDiagnostics';
import type { CheckedFile } from '../../../src/validation/lint/formats/Remark';

const text = `{
  "StartAt": "Charge",
  "States": {
    "Charge": { "Type": "Wait", "Seconds": -1, "End": true, "Comnent": "x" }
  }
}
`;
const checked = (source: string, file = 'order.asl.json'): CheckedFile => ({
  file,
  text: source,
  remarks: examineDefinition(source, { severity: 'WARNING' }).findings,
});

test("text shows the line, a caret, AWS's location, and what to write", () => {
  expect(formatDiagnostics([checked(text)]))
    .toBe(`order.asl.json:4:44 error Minimum value is 0 [SCHEMA_VALIDATION_FAILED]
  4 |     "Charge": { "Type": "Wait", "Seconds": -1, "End": true, "Comnent": "x" }
    |                                            ^^
    at /States/Charge/Seconds

order.asl.json:4:61 error Field 'Comnent' is not supported [SCHEMA_VALIDATION_FAILED]
  4 |     "Charge": { "Type": "Wait", "Seconds": -1, "End": true, "Comnent": "x" }
    |                                                             ^^^^^^^^^
    at /States/Charge
    Did you mean 'Comment'?

2 errors in 1 file.
`);
});

test('prints that there are no findings', () => {
  const fine = checked('{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}');
  expect(formatDiagnostics([fine, fine])).toBe('Nothing found in 2 files.\n');
  expect(formatDiagnostics([fine], { format: 'json' })).toBe('[]\n');
  expect(formatDiagnostics([fine], { format: 'github' })).toBe('');
});

test('places invalid JSON where reading stopped', () => {
  const [first] = JSON.parse(formatDiagnostics([checked('{\n  "StartAt": oops\n}')], { format: 'json' })) as object[];
  expect(first).toMatchObject({ code: 'INVALID_JSON_DESCRIPTION', line: 2, column: 18 });
});

test('finds the place in another text', () => {
  const locate: CheckedFile['locate'] = (path) =>
    path.length === 2 && path[1] === 'A' ? { value: { offset: 0, length: 3, line: 2, column: 5 } } : undefined;
  const definition = '{"StartAt":"A","States":{"A":{"Type":"Succeed","Foo":1}}}';
  const file = { ...checked(definition, 'order.yaml'), text: 'States:\n    A:\n        Type: Succeed\n', locate };
  expect(JSON.parse(formatDiagnostics([file], { format: 'json' }))).toEqual([
    {
      file: 'order.yaml',
      line: 2,
      column: 5,
      endColumn: 6,
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: "Field 'Foo' is not supported",
      location: '/States/A',
      pointer: '/States/A/Foo',
    },
  ]);
});

test.each(['text', 'json', 'github', 'sarif'] as const)('%s accepts any string', (format) => {
  for (const source of [
    '',
    '\u0000',
    '{',
    '[]',
    text.repeat(2),
    '{"\u001b[31m":1}',
    `{"StartAt":"${'x'.repeat(9999)}"}`,
  ]) {
    const printed = formatDiagnostics([checked(source, 'a\u001bb%,:\n\ud800.json')], { format });
    expect(printed).not.toContain('\u001b');
    if (format === 'json' || format === 'sarif') JSON.parse(printed);
  }
});

test('leaves out members without a value', () => {
  const remark = { pointer: '/a', source: 'secret', line: 2, column: 3, endColumn: 9, file: 'f', code: 'C' };
  const printed = formatJson([{ ...remark, severity: 'ERROR', message: 'm', hint: undefined, location: undefined }]);
  expect(JSON.parse(printed)).toEqual([
    { file: 'f', line: 2, column: 3, endColumn: 9, severity: 'ERROR', code: 'C', message: 'm', pointer: '/a' },
  ]);
});
