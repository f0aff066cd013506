import type { Scalar } from 'yaml';
import { MappedText } from './MappedText';
import type { SourceNode } from './SourceNode';
import type { YamlDialect } from './yamlDialects';

/** A scalar of a YAML document; its text keeps lines and columns where it stands in the file as it is. */
export function yamlScalar(item: Scalar, text: MappedText, source: string, dialect: YamlDialect): SourceNode {
  const start = item.range?.[0] ?? 0;
  const at = text.positionAt(start);
  const { value } = item;
  const raw = item.source ?? '';
  const special = item.type === 'PLAIN' && item.tag === undefined ? dialect.plain(raw) : undefined;
  const meant = special ?? value;
  if (typeof meant === 'string') return { kind: 'text', text: textOfScalar(item, meant, text, source, start), at };
  if (typeof meant === 'number' || typeof meant === 'boolean') return { kind: 'scalar', value: meant, raw, at };
  return { kind: 'scalar', value: null, raw, at };
}

function textOfScalar(item: Scalar, value: string, text: MappedText, source: string, start: number): MappedText {
  if (item.type === 'BLOCK_LITERAL') return blockText(value, text, source, start);
  const quoted = item.type === 'QUOTE_DOUBLE' || item.type === 'QUOTE_SINGLE' ? 1 : 0;
  const from = start + quoted;
  if (source.startsWith(value, from)) return text.slice(from, from + value.length);
  return MappedText.point(value, text.positionAt(start));
}

/** The text below a `|`: line by line the file's own, without its indentation. */
function blockText(value: string, text: MappedText, source: string, start: number): MappedText {
  const from = source.indexOf('\n', start) + 1;
  const at = text.positionAt(from);
  const indent = leadingBlanks(source.slice(from)) - leadingBlanks(value);
  return MappedText.lines(value, { ...at, column: indent + 1 }, indent);
}

/** The blanks before the first line that is not blank. */
function leadingBlanks(text: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0;
}
