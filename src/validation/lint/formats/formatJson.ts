import type { PlacedRemark } from './Remark';

/** For other programs: an array of remarks, one object each. Members without a value are left out. */
export function formatJson(remarks: readonly PlacedRemark[]): string {
  const rows = remarks.map(({ file, line, column, endColumn, severity, code, message, hint, location, pointer }) => ({
    file,
    line,
    column,
    endColumn,
    severity,
    code,
    message,
    hint,
    location,
    pointer,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
