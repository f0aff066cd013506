import { formatText } from '../../../src/validation/lint/formatDiagnostics';
import type { PlacedRemark } from '../../../src/validation/lint/formats/Remark';

const remark: PlacedRemark = {
  file: 'f.json',
  severity: 'WARNING',
  code: 'NO_DOLLAR',
  message: 'mind this',
  hint: undefined,
  location: undefined,
  pointer: '',
  line: 12,
  column: 3,
  endColumn: 5,
  source: '\tabcd',
};

test('tabs are one column wide, so that the caret is in the right column', () => {
  expect(formatText([remark], 1, false)).toBe(
    'f.json:12:3 warning mind this [NO_DOLLAR]\n  12 |  abcd\n     |   ^^\n\n1 warning in 1 file.\n',
  );
});

test('a long line is cut around the place', () => {
  const source = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
  const lines = formatText([{ ...remark, source, column: 501, endColumn: 505 }], 1, false).split('\n');
  expect(lines[1]).toBe(`  12 | …${'a'.repeat(30)}HERE${'b'.repeat(76)}…`);
  expect(lines[2]).toBe(`     | ${' '.repeat(31)}^^^^`);
});

test('colours are escape sequences, and nothing else is', () => {
  const painted = formatText([{ ...remark, message: 'evil \u001b]0;x\u0007', severity: 'ADVICE' }], 1, true);
  expect(painted.split('\n')[0]).toBe(
    'f.json:12:3 \u001b[36madvice\u001b[0m evil ·]0;x· \u001b[2m[NO_DOLLAR]\u001b[0m',
  );
});

test('the sum counts each kind', () => {
  const of = (severity: PlacedRemark['severity']): PlacedRemark => ({ ...remark, severity });
  expect(formatText([of('ERROR'), of('ADVICE'), of('ADVICE'), of('WARNING')], 3, false)).toMatch(
    /\n1 error, 1 warning, 2 pieces of advice in 3 files\.\n$/,
  );
});
