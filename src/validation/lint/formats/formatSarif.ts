import type { PlacedRemark } from './Remark';

const levels = { ERROR: 'error', WARNING: 'warning', ADVICE: 'note' } as const;

/** For code scanning: SARIF 2.1.0. See "Static Analysis Results Interchange Format" of OASIS. */
export function formatSarif(remarks: readonly PlacedRemark[]): string {
  const codes = [...new Set(remarks.map(({ code }) => code))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stepmill', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: remarks.map(({ file, line, column, endColumn, severity, code, message, hint, pointer }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: levels[severity],
          message: { text: hint === undefined ? message : `${message} ${hint}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file) },
                region: { startLine: line, startColumn: column, endLine: line, endColumn },
              },
              logicalLocations: [{ fullyQualifiedName: pointer }],
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/**
 * A relative reference; half of a surrogate pair, which no URI can hold, is replaced. `C:` would be read as a scheme, so
 * that a path with a drive is a URI with one.
 */
function uriOf(file: string): string {
  const path = encodeURI(file.replace(/\\/g, '/').replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return /^[a-z]:/i.test(path) ? `file:///${path}` : path;
}
