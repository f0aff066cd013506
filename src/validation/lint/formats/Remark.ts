import { mapJsonText, type SourceMap, type Span } from '../../../language/asl/parse';
import { toPointer, type Path } from '../../../language/asl/path';
import type { Finding } from '../../rules/RuleContext';
import type { Advice } from '../Advice';

/** One definition, and the remarks about it. */
export interface CheckedFile {
  /** Its name in the output: `workflows/order.asl.json`. */
  readonly file: string;
  /** The content of the file; it need not be JSON if `locate` is given. */
  readonly text: string;
  readonly remarks: readonly (Finding | Advice)[];
  /** Finds a path of the definition in the text. Default: the text is the definition, as JSON. */
  readonly locate?: LocateSpan;
}

/** Finds a value, and the name in front of it, in a string. */
type LocateSpan = (path: Path) => { readonly value: Span; readonly name?: Span | undefined } | undefined;

/** A remark with its place in the text. */
export interface PlacedRemark {
  readonly file: string;
  readonly severity: 'ERROR' | 'WARNING' | 'ADVICE';
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  /** As AWS writes it. */
  readonly location: string | undefined;
  /** JSON pointer to the exact place. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** After the last character on that line. */
  readonly endColumn: number;
  /** The line itself, without its end. */
  readonly source: string;
}

/** Finds the place of each remark of a file. A remark without a place gets the start of the object around it. */
export function placeRemarks({ file, text, remarks, locate = locateInJson(text) }: CheckedFile): PlacedRemark[] {
  const lines = text.split(/\r?\n/);
  return remarks.map((remark) => {
    const { line, column, length } = placeOf(remark, locate);
    const source = lines[line - 1] ?? '';
    const { severity, code, message, hint, location, path } = remark;
    const end = Math.min(column + Math.max(length, 1), Math.max(source.length + 1, column + 1));
    const place = { line, column, endColumn: end, source, pointer: toPointer(path) };
    return { file, severity, code, message, hint, location, ...place };
  });
}

function placeOf(remark: Finding | Advice, locate: LocateSpan): Pick<Span, 'line' | 'column' | 'length'> {
  if (remark.place !== undefined) return { length: 1, ...remark.place };
  for (let steps = remark.path.length; steps >= 0; steps -= 1) {
    const found = locate(remark.path.slice(0, steps));
    if (found === undefined) continue;
    const { value, name } = found;
    // A missing value, and one that fills many columns or lines, is shown by the name before it.
    const showName = steps < remark.path.length || ('onName' in remark && remark.onName) || value.length > MOST_COLUMNS;
    if (showName) return name ?? { ...value, length: 1 };
    return value;
  }
  return { line: 1, column: 1, length: 1 };
}

const MOST_COLUMNS = 60;

/** For a string that is the definition itself, as JSON. */
export function locateInJson(text: string): LocateSpan {
  let map: SourceMap | undefined;
  try {
    JSON.parse(text);
    map = mapJsonText(text);
  } catch {
    return () => undefined;
  }
  return (path) => {
    const value = map.spanOf(path);
    return value === undefined ? undefined : { value, name: map.keySpanOf(path) };
  };
}
