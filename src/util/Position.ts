/** A place in a file: lines and columns count from 1, a column is a UTF-16 unit. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `template.yaml:12:7`, as compilers print it. */
export function formatPosition({ file, line, column }: Position): string {
  return `${file}:${String(line)}:${String(column)}`;
}
