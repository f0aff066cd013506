import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const machine = (state: object): string => JSON.stringify({ StartAt: 'S', States: { S: state } });

test("a finding adds to AWS's message: the exact place and the suggested name", () => {
  expect(examineDefinition(machine({ Type: 'Pass', Coment: 'x', End: true })).findings).toEqual([
    {
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: "Field 'Coment' is not supported",
      location: '/States/S',
      path: ['States', 'S', 'Coment'],
      onName: true,
      hint: expect.stringContaining('Comment'),
    },
  ]);
});

test('returns a valid definition, and the places in its text', () => {
  const text = machine({ Type: 'Pass', End: true });
  const { findings, definition, source } = examineDefinition(text, { severity: 'WARNING' });
  expect([findings, definition]).toEqual([[], JSON.parse(text)]);
  expect(source!.offsetOf(['States', 'S', 'End'])).toBe(text.indexOf('true'));
});

test('reports two findings about one place once', () => {
  const { findings } = examineDefinition(machine({ Type: 'Pass' }), { parameterCheck: () => ['x', 'x'] });
  expect(new Set(findings.map((finding) => JSON.stringify(finding))).size).toBe(findings.length);
});

test.each(['', ' \n', '[]', '1', 'null', '"{}"'])('%j is not a definition', (text) => {
  expect(examineDefinition(text)).toMatchObject({
    findings: [{ message: 'Definition must be a valid JSON object', path: [] }],
    definition: undefined,
  });
});

test('places broken JSON where its parser stopped', () => {
  expect(examineDefinition('{\n  "StartAt" "S"}')).toMatchObject({
    findings: [{ code: 'INVALID_JSON_DESCRIPTION', place: { line: 2, column: expect.any(Number) } }],
    definition: undefined,
    source: undefined,
  });
});

test('rejects JSON that is nested too deeply before anything walks it', () => {
  const text = `{"StartAt":"S","States":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`;
  expect(examineDefinition(text).findings).toEqual([
    {
      severity: 'ERROR',
      code: 'TOO_DEEPLY_NESTED',
      message: 'The definition has more than 1000 levels of JSON',
      location: '/',
      path: [],
    },
  ]);
});
