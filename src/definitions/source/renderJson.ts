import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxPieces } from '../limits';
import { MappedText } from './MappedText';
import type { Position } from './Position';
import type { ScalarNode, SourceNode } from './SourceNode';

export interface RenderOptions {
  /** Without line breaks and blanks. */
  readonly compact?: boolean;
  /** Members in the order of their names. */
  readonly sorted?: boolean;
}

/** A value as JSON text in which every piece remembers its place; two blanks of indentation unless `compact`. */
export function renderJson(node: SourceNode, options: RenderOptions = {}): MappedText {
  const parts: MappedText[] = [];
  write(node, options.compact ? undefined : '\n', options, parts);
  return MappedText.join(parts);
}

/** `newline` begins a line at the current depth; `undefined` writes no lines. */
function write(node: SourceNode, newline: string | undefined, options: RenderOptions, parts: MappedText[]): void {
  if (parts.length > maxPieces) {
    throw new DefinitionLoadError(
      node.at,
      `The value that is put together here has more than ${String(maxPieces)} parts.`,
    );
  }
  const put = (text: string, at: Position = node.at): unknown => parts.push(MappedText.point(text, at));
  if (node.kind === 'text') parts.push(quoted(node.text, node.at));
  else if (node.kind === 'scalar') put(scalarText(node));
  else if (node.kind === 'none') put('null');
  else {
    const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
    const members = membersOf(node, options);
    const inner = newline === undefined ? undefined : `${newline}  `;
    put(open);
    let separator = '';
    for (const member of members) {
      if (member.value.kind === 'none') continue;
      put(separator + (inner ?? ''));
      if (member.key !== undefined)
        put(`${JSON.stringify(member.key)}:${inner === undefined ? '' : ' '}`, member.keyAt);
      write(member.value, inner, options, parts);
      separator = ',';
    }
    put(separator === '' ? close : (newline ?? '') + close);
  }
}

interface Member {
  readonly key?: string;
  readonly keyAt?: Position;
  readonly value: SourceNode;
}

function membersOf(node: SourceNode, { sorted }: RenderOptions): readonly Member[] {
  if (node.kind === 'list') return node.items.map((value) => ({ value }));
  if (node.kind !== 'map') return [];
  return sorted ? [...node.entries].sort((a, b) => (a.key < b.key ? -1 : 1)) : node.entries;
}

function quoted(text: MappedText, at: Position): MappedText {
  if (text.onlyHole?.untyped) return text;
  const quote = MappedText.point('"', at);
  return MappedText.join([quote, text.escaped(), quote]);
}

/** A number keeps the digits its author wrote where JSON can write them. */
function scalarText({ value, raw }: ScalarNode): string {
  if (typeof value !== 'number') return String(value);
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(raw)) return raw;
  return JSON.stringify(value);
}
