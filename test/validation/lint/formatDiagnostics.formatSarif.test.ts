import { formatSarif } from '../../../src/validation/lint/formatDiagnostics';

test('a log with one run, its rules and its results', () => {
  const remark = {
    file: 'work flows\\a.json',
    severity: 'WARNING',
    code: 'C',
    message: 'm.',
    hint: 'h.',
    location: '/A',
    pointer: '/A/b',
    source: '',
    line: 2,
    column: 3,
    endColumn: 9,
  } as const;
  expect(JSON.parse(formatSarif([remark, remark]))).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stepmill', rules: [{ id: 'C' }] } },
        columnKind: 'utf16CodeUnits',
        results: Array.from({ length: 2 }, () => ({
          ruleId: 'C',
          ruleIndex: 0,
          level: 'warning',
          message: { text: 'm. h.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'work%20flows/a.json' },
                region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
              },
              logicalLocations: [{ fullyQualifiedName: '/A/b' }],
            },
          ],
        })),
      },
    ],
  });
});

test('a path of Windows with a drive is a URI with a scheme', () => {
  const remark = {
    file: 'C:\\my work\\a.json',
    severity: 'ERROR',
    code: 'C',
    message: 'm',
    location: '/A',
    source: '',
    line: 1,
  } as const;
  const { runs } = JSON.parse(formatSarif([remark as never]));
  expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'file:///C:/my%20work/a.json',
  });
});
