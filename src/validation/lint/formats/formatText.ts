import type { PlacedRemark } from './Remark';
import { withoutControls } from '../../../util/withoutControls';

const words = { ERROR: 'error', WARNING: 'warning', ADVICE: 'advice' } as const;
const colours = { ERROR: 31, WARNING: 33, ADVICE: 36 } as const;

/** Columns of a source line that are shown; longer lines are cut around the place. */
const MOST_COLUMNS = 110;

/** For a terminal: place, sentence, the line itself with a caret below, what to write instead, and a sum at the end. */
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
