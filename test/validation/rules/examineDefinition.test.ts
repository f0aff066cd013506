import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const machine = (state: object): string => JSON.stringify({ StartAt: 'S', States: { S: state } });

test('a finding carries what people are shown besides what AWS says: the exact place and the name that was meant', () => {
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

test('without faults it gives the definition and where everything stands in its text', () => {
  const text = machine({ Type: 'Pass', End: true });
  const { findings, definition, source } = examineDefinition(text, { severity: 'WARNING' });
  expect([findings, definition]).toEqual([[], JSON.parse(text)]);
  expect(source!.offsetOf(['States', 'S', 'End'])).toBe(text.indexOf('true'));
});

test('what is said twice about one place is said once', () => {
  const { findings } = examineDefinition(machine({ Type: 'Pass' }), { parameterCheck: () => ['x', 'x'] });
  expect(new Set(findings.map((finding) => JSON.stringify(finding))).size).toBe(findings.length);
});

test.each(['', ' \n', '[]', '1', 'null', '"{}"'])('%j is not a definition', (text) => {
  expect(examineDefinition(text)).toMatchObject({
    findings: [{ message: 'Definition must be a valid JSON object', path: [] }],
    definition: undefined,
  });
});

test('broken JSON is placed where its parser stopped', () => {
  expect(examineDefinition('{\n  "StartAt" "S"}')).toMatchObject({
    findings: [{ code: 'INVALID_JSON_DESCRIPTION', place: { line: 2, column: expect.any(Number) } }],
    definition: undefined,
    source: undefined,
  });
});

test('JSON of more levels than any definition needs is refused before anything walks it', () => {
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
