import { formatCount } from '../../util/formatCount';
import { printJson } from '../../util/ExactNumber';
import { isArray, isObject, type Json } from '../../util/json';
import { setMember } from '../../util/setMember';

/**
 * A string truncated to `length` characters, without line breaks. The middle is left out, because reasons are often at
 * the end.
 */
export function clip(text: string, length: number): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  if (line.length <= length) return line;
  const head = Math.ceil((length - 3) / 2);
  return `${line.slice(0, head)} … ${line.slice(line.length - (length - 3 - head))}`;
}

/** The beginning of a string, at most `length` characters. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The first lines, and how many more there are. */
export function clipLines(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most + 1) return lines;
  return [...lines.slice(0, most), `… and ${formatCount(lines.length - most, 'more line', 'more lines')}`];
}

/** A value on one line, truncated to `length` characters, without what the SDK says about its HTTP call. */
export function shortJson(value: Json | undefined, length = 200): string {
  if (value === undefined) return 'nothing';
  return cut(printJson(withoutMetadata(value)), length);
}

/** Members of every result of an optimised integration that say nothing about it. */
const metadata: ReadonlySet<string> = new Set(['SdkHttpMetadata', 'SdkResponseMetadata']);

/** A value without what the SDK adds about its HTTP call. */
export function withoutMetadata(value: Json): Json {
  if (isArray(value)) return value.map(withoutMetadata);
  if (!isObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value))
    if (!metadata.has(name)) setMember(kept, name, withoutMetadata(member));
  return kept;
}
