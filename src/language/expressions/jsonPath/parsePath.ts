import { Cursor } from './Cursor';
import { readFilter } from './readFilter';
import { readSegments } from './readSegments';
import type { Segment } from './segments';

/** A path, read but not compiled. */
export interface ParsedPath {
  readonly root: 'input' | 'context' | 'variable';
  readonly variable?: string;
  readonly segments: readonly Segment[];
  /** Where the part behind `$`, `$$` or `$name` starts. */
  readonly rest: string;
}

const variableName = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/** Reads a path. Throws `InvalidPathError`. */
export function parsePath(source: string): ParsedPath {
  const cursor = new Cursor(source.trim());
  if (!cursor.take('$')) cursor.fail(source === '' ? 'it is empty' : 'it does not start with "$"');
  const isContext = cursor.take('$');
  const variable = isContext ? undefined : cursor.takeMatch(variableName)?.[0];
  const rest = cursor.source.slice(cursor.position);
  const segments = readSegments(cursor, { readFilter });
  if (!cursor.atEnd) {
    cursor.fail(cursor.next === ' ' ? 'blanks are possible in brackets only' : `"${cursor.next}" cannot stand here`);
  }
  if (variable !== undefined) return { root: 'variable', variable, segments, rest };
  return { root: isContext ? 'context' : 'input', segments, rest };
}
