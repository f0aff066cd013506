import { placeRemarks, type CheckedFile, type PlacedRemark } from './formats/Remark';
import { withoutControls } from '../../util/withoutControls';

/** The output formats of `stepmill validate`. */
export type DiagnosticFormat = 'text' | 'json' | 'github' | 'sarif';

interface FormatOptions {
  /** Default text. */
  readonly format?: DiagnosticFormat;
  /** Terminal colours, in `text` only. Default false. */
  readonly colour?: boolean;
}

/**
 * The findings of definitions, as text or for tools: file, line, column, the line itself, and what to write instead.
 * Ends with a line feed, except for `github` without remarks.
 *
 * @example formatDiagnostics([{ file: 'order.asl.json', text, remarks: examineDefinition(text).findings }])
 */
export function formatDiagnostics(
  files: readonly CheckedFile[],
  { format = 'text', colour = false }: FormatOptions = {},
): string {
  const remarks = files.flatMap((file) => inOrderOfLines(placeRemarks(file)));
  const writers: Record<DiagnosticFormat, () => string> = {
    text: () => formatText(remarks, files.length, colour),
    json: () => formatJson(remarks),
    github: () => formatGithub(remarks),
    sarif: () => formatSarif(remarks),
  };
  return writers[format]();
}

/** In a compiler's order; the sort is stable. */
function inOrderOfLines(remarks: readonly PlacedRemark[]): readonly PlacedRemark[] {
  return [...remarks].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** As JSON: an array with one object for each remark. Members without a value are left out. */
export function formatJson(remarks: readonly PlacedRemark[]): string {
  const members = 'file line column endColumn severity code message hint location pointer'.split(' ');
  return `${JSON.stringify(remarks, members, 2)}\n`;
}

const commands = { ERROR: 'error', WARNING: 'warning', ADVICE: 'notice' } as const;

/** For GitHub Actions: one workflow command a remark. See "Workflow commands" of the GitHub Actions documentation. */
export function formatGithub(remarks: readonly PlacedRemark[]): string {
  return remarks
    .map(({ file, line, column, endColumn, severity, code, message, hint }) => {
      const properties = { file, line, col: column, endColumn, title: code };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      const sentence = hint === undefined ? message : `${message} ${hint}`;
      return `::${commands[severity]} ${list.join(',')}::${data(sentence)}\n`;
    })
    .join('');
}

function data(text: string): string {
  const lines = text.replace(/%/g, '%25').split(/\r\n|[\r\n]/);
  return lines.map(withoutControls).join('%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

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
 * A relative reference; half of a surrogate pair, which no URI can contain, is replaced. `C:` would be read as a
 * scheme, so a path with a drive becomes a file URI.
 */
function uriOf(file: string): string {
  const path = encodeURI(file.replace(/\\/g, '/').replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return /^[a-z]:/i.test(path) ? `file:///${path}` : path;
}

const words = { ERROR: 'error', WARNING: 'warning', ADVICE: 'advice' } as const;
const colours = { ERROR: 31, WARNING: 33, ADVICE: 36 } as const;

/** The maximum number of columns of a source line that are shown; longer lines are truncated around the place. */
const MOST_COLUMNS = 110;

/**
 * For a terminal: place, message, the line itself with a caret below, what to write instead, and a total at the end.
 */
export function formatText(remarks: readonly PlacedRemark[], files: number, colour: boolean): string {
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = remarks.map((remark) => {
    const { file, line, column, severity, code, message, location, hint } = remark;
    const { text, caret } = sourceLines(remark);
    const gutter = String(line).length;
    const margin = (label: string): string => paint(2, `${label.padStart(gutter + 2)} | `);
    return [
      `${withoutControls(file)}:${line}:${column} ${paint(colours[severity], words[severity])} ${withoutControls(message)} ${paint(2, `[${code}]`)}`,
      ...(text === '' ? [] : [margin(String(line)) + text, margin('') + paint(colours[severity], caret)]),
      ...(location === undefined ? [] : [`${' '.repeat(gutter + 2)} at ${withoutControls(location)}`]),
      ...(hint === undefined ? [] : [`${' '.repeat(gutter + 2)} ${withoutControls(hint)}`]),
    ].join('\n');
  });
  return `${[...blocks, summary(remarks, files)].join('\n\n')}\n`;
}

function sourceLines({ source, column, endColumn }: PlacedRemark): { text: string; caret: string } {
  const first = column - 1 > MOST_COLUMNS - 30 ? column - 1 - 30 : 0;
  const text = withoutControls(source.slice(first, first + MOST_COLUMNS));
  const cutBefore = first > 0 ? '…' : '';
  const cutAfter = source.length > first + MOST_COLUMNS ? '…' : '';
  const length = Math.max(1, Math.min(endColumn - column, MOST_COLUMNS - (column - 1 - first)));
  return {
    text: source.trim() === '' ? '' : cutBefore + text + cutAfter,
    caret: ' '.repeat(column - 1 - first + cutBefore.length) + '^'.repeat(length),
  };
}

function summary(remarks: readonly PlacedRemark[], files: number): string {
  const count = (severity: PlacedRemark['severity'], one: string, many: string): string[] => {
    const n = remarks.filter((remark) => remark.severity === severity).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  const parts = [
    ...count('ERROR', 'error', 'errors'),
    ...count('WARNING', 'warning', 'warnings'),
    ...count('ADVICE', 'piece of advice', 'pieces of advice'),
  ];
  return `${parts.length === 0 ? 'Nothing found' : parts.join(', ')} in ${files} ${files === 1 ? 'file' : 'files'}.`;
}
