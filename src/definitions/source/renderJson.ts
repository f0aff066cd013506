import { maxTextLength } from '../limits';
import { tooLong, MappedText } from './MappedText';
import type { Position } from './Position';
import type { ScalarNode, SourceNode } from './SourceNode';

interface RenderOptions {
  /** Without line breaks and blanks. */
  readonly compact?: boolean;
  /** Members in the order of their names. */
  readonly sorted?: boolean;
}

/** A value as JSON text in which every piece remembers its place; two blanks of indentation unless `compact`. */
export function renderJson(node: SourceNode, options: RenderOptions = {}): MappedText {
  const output = new Output(node.at);
  write(node, options.compact ? undefined : '\n', options, output);
  return MappedText.join(output.parts);
}

/** The pieces so far; they are counted while they come, for what goes on too long would not end. */
class Output {
  readonly parts: MappedText[] = [];
  #length = 0;

  constructor(readonly at: Position) {}

  put(part: MappedText): void {
    this.parts.push(part);
    this.#length += part.length;
    if (this.#length > maxTextLength) throw tooLong(this.at);
  }
}

/** `newline` begins a line at the current depth; `undefined` writes no lines. */
function write(node: SourceNode, newline: string | undefined, options: RenderOptions, output: Output): void {
  const put = (text: string, at: Position = node.at): void => output.put(MappedText.point(text, at));
  if (node.kind === 'text') output.put(quoted(node.text, node.at));
  else if (node.kind === 'scalar') put(scalarText(node));
  else if (node.kind === 'none') put('null');
  else {
    const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
    const inner = newline === undefined ? undefined : `${newline}  `;
    put(open);
    let separator = '';
    for (const { key, keyAt, value } of membersOf(node, options)) {
      if (value.kind === 'none') continue;
      put(separator + (inner ?? ''));
      if (key !== undefined) put(`${JSON.stringify(key)}:${inner === undefined ? '' : ' '}`, keyAt);
      write(value, inner, options, output);
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
