import { mapJsonText, type SourceMap, type Span } from '../../../language/asl/parse';
import { toPointer } from '../../../language/asl/path';
import type { Advice } from '../Advice';
import type { Finding } from '../../rules/Finding';
import type { CheckedFile, LocateSpan, PlacedRemark } from './Remark';

/** Finds the place of each remark of a file. What has no place of its own stands where the object around it begins. */
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
    // A value that is not there, and one that fills many columns or lines, is shown by the name in front of it.
    const showName = steps < remark.path.length || ('onName' in remark && remark.onName) || value.length > MOST_COLUMNS;
    if (showName) return name ?? { ...value, length: 1 };
    return value;
  }
  return { line: 1, column: 1, length: 1 };
}

const MOST_COLUMNS = 60;

/** For a text that is the definition itself, in JSON. */
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
