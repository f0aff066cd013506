import type { Json } from '../../util/json';
import { writtenParts, renderFlow } from './renderFlow';
import type { Style } from './styleOf';
import type { WrittenForm } from './tree';
import { literalLines, yamlScalar } from './yamlScalar';

export interface BlockStyle extends Style {
  /** How the strings and the names around are written. */
  readonly strings: WrittenForm | undefined;
  readonly names: WrittenForm | undefined;
  /** Whether a comment follows on the last line. Strings of several lines are then quoted. */
  readonly isFollowed?: boolean;
}

/** A value in YAML's block style: what stands on the line of its key, and the lines below, each with its line break. */
export interface BlockText {
  readonly head: string;
  readonly tail: string;
}

/**
 * A value below a key in a column. `isItem`: it follows a dash in that column, and so may begin on its line.
 */
export function renderBlock(value: Json, column: number, style: BlockStyle, isItem = false): BlockText {
  const entries = writtenParts(value);
  if (entries === undefined) return scalarBlock(value, column, style);
  if (entries.length === 0) return { head: Array.isArray(value) ? '[]' : '{}', tail: '' };
  const isList = Array.isArray(value);
  if (isList && style.compactLeaves && !isItem) {
    const line = renderFlow(value, flowWriter(style), undefined);
    if (entries.every(([, item]) => writtenParts(item) === undefined) && line.length <= 80)
      return { head: line, tail: '' };
  }
  const inner = isItem ? column + 2 : column + (isList ? style.listIndent : Math.max(style.unit.length, 1));
  const lines = entries
    .map(([name, item]) => renderMember(name, item, inner, style))
    .join(style.eol + ' '.repeat(inner));
  if (!isItem) return { head: '', tail: style.eol + ' '.repeat(inner) + lines };
  const cut = lines.indexOf(style.eol);
  return cut < 0 ? { head: lines, tail: '' } : { head: lines.slice(0, cut), tail: lines.slice(cut) };
}

/** `name: value` or `- value`, whose first line begins in a column. */
export function renderMember(name: string | undefined, value: Json, column: number, style: BlockStyle): string {
  const { head, tail } = renderBlock(value, column, style, name === undefined);
  const lead = name === undefined ? '-' : `${blockName(name, style)}:`;
  return lead + (head === '' ? '' : ` ${head}`) + tail;
}

export function blockName(name: string, { names }: BlockStyle): string {
  return yamlScalar(name, names, false);
}

export function flowWriter(style: BlockStyle): {
  style: Style;
  scalar(value: Json): string;
  name(name: string): string;
} {
  return {
    style: { ...style, colon: ': ' },
    scalar: (value) => yamlScalar(value, style.strings, true),
    name: (name) => yamlScalar(name, style.names, true),
  };
}

function scalarBlock(value: Json, column: number, style: BlockStyle): BlockText {
  const literal =
    typeof value === 'string' && style.isFollowed !== true ? literalLines(value, style.isEnded) : undefined;
  if (literal === undefined) return { head: yamlScalar(value, style.strings, false), tail: '' };
  const indent = ' '.repeat(column + Math.max(style.unit.length, 1));
  return {
    head: literal.header,
    tail: literal.lines.map((line) => style.eol + (line === '' ? '' : indent + line)).join(''),
  };
}
