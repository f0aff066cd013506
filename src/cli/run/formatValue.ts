import { cut } from '../../story/trace/clip';
import type { Json } from '../../util/json';
import { withoutControls } from '../../util/withoutControls';
import { printJson } from '../../util/ExactNumber';

/**
 * A value formatted as JSON lines: in one line if it fits into `width`, or else indented, with several scalars in a
 * line. After `mostLines` lines, the rest is only counted.
 */
export function formatValue(value: Json, width: number, mostLines = 30): string[] {
  const room = Math.max(width, 40);
  const lines: string[] = [];
  write(value, '', '', room, lines);
  const texts = lines.map((line) => cut(withoutControls(line), Math.max(room, 200)));
  if (texts.length <= mostLines + 1) return texts;
  return [...texts.slice(0, mostLines), `… ${texts.length - mostLines} more lines`];
}

/** The maximum indentation, in spaces. */
const deepest = 60;

/** Appends the lines of a value: `lead` precedes its first line, `indent` the others. */
function write(value: Json, lead: string, indent: string, room: number, lines: string[]): void {
  const compact = jsonText(value);
  const flat = compact === tooDeep || indent.length + compact.length <= room || indent.length > deepest;
  if (typeof value !== 'object' || value === null || flat) {
    lines.push(lead + compact);
    return;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    lines.push(`${lead}[`);
    writeItems(value as readonly Json[], inner, room, lines);
    lines.push(`${indent}]`);
    return;
  }
  lines.push(`${lead}{`);
  const members = Object.entries(value);
  members.forEach(([name, member], index) => {
    write(member, `${inner}${JSON.stringify(name)}: `, inner, room, lines);
    if (index < members.length - 1) lines.push(`${lines.pop()!},`);
  });
  lines.push(`${indent}}`);
}

/** Scalars fill lines; a larger value starts a new line. */
function writeItems(items: readonly Json[], indent: string, room: number, lines: string[]): void {
  let line = '';
  const flush = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  items.forEach((item, index) => {
    const comma = index < items.length - 1 ? ',' : '';
    if (typeof item === 'object' && item !== null) {
      flush();
      write(item, indent, indent, room, lines);
      lines.push(lines.pop()! + comma);
      return;
    }
    const text = jsonText(item) + comma;
    if (line !== '' && line.length + 1 + text.length > room) flush();
    line += line === '' ? indent + text : ` ${text}`;
  });
  flush();
}

/** Replaces a value that cannot be written. */
export const tooDeep = '"(nested too deeply to be shown)"';

/** A value as JSON, or a note if it is nested too deeply. */
export function jsonText(value: unknown): string {
  try {
    return printJson(value) ?? '';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep;
  }
}
