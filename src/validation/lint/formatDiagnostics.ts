import { formatGithub } from './formats/formatGithub';
import { formatSarif } from './formats/formatSarif';
import { formatText } from './formats/formatText';
import { placeRemarks, type CheckedFile, type PlacedRemark } from './formats/Remark';

/** How `stepmill validate` prints. */
export type DiagnosticFormat = 'text' | 'json' | 'github' | 'sarif';

interface FormatOptions {
  /** Default text. */
  readonly format?: DiagnosticFormat;
  /** Terminal colours, in `text` only. Default false. */
  readonly colour?: boolean;
}

/**
 * What was found in definitions, for people and their tools: file, line, column, the line itself, and what to write
 * instead. Ends with a line feed, except for `github` without remarks.
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

/** As a compiler lists them; the sort is stable. */
function inOrderOfLines(remarks: readonly PlacedRemark[]): readonly PlacedRemark[] {
  return [...remarks].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** For other programs: an array of remarks, one object each. Members without a value are left out. */
export function formatJson(remarks: readonly PlacedRemark[]): string {
  const members = 'file line column endColumn severity code message hint location pointer'.split(' ');
  return `${JSON.stringify(remarks, members, 2)}\n`;
}
