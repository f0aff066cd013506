import { maxTextLength } from '../limits';
import { tooLong, MappedText } from './MappedText';
import type { Position } from '../../util/Position';
import type { ScalarNode, SourceNode } from './SourceNode';

interface RenderOptions {
  /** Without line breaks and whitespace. */
  readonly compact?: boolean;
  /** Members sorted by name. */
  readonly sorted?: boolean;
}

/** A value as JSON in which every piece remembers its place; indented by two spaces unless `compact`. */
export function renderJson(node: SourceNode, options: RenderOptions = {}): MappedText {
  const output = new Output(node.at);
  write(node, options.compact ? undefined : '\n', options, output);
  return output.done();
}

/** The pieces so far; they are counted as they come, because the output could be endless. */
class Output {
  readonly #parts: MappedText[] = [];
  #length = 0;
  /** Text for one place, before it becomes a piece. */
  #point = '';
  #at: Position;

  constructor(readonly start: Position) {
    this.#at = start;
  }

  point(text: string, at: Position): void {
    if (at !== this.#at) this.#endPoint();
    this.#at = at;
    this.#point += text;
    this.#count(text.length);
  }

  put(part: MappedText): void {
    this.#endPoint();
    this.#parts.push(part);
    this.#count(part.length);
  }

  done(): MappedText {
    this.#endPoint();
    return MappedText.join(this.#parts);
  }

  #endPoint(): void {
    if (this.#point !== '') this.#parts.push(MappedText.point(this.#point, this.#at));
    this.#point = '';
  }

  #count(length: number): void {
    this.#length += length;
    if (this.#length > maxTextLength) throw tooLong(this.start);
  }
}

/** `newline` begins a line at the current depth; `undefined` writes no line breaks. */
function write(node: SourceNode, newline: string | undefined, options: RenderOptions, output: Output): void {
  const { at } = node;
  if (node.kind === 'text') writeText(node.text, at, output);
  else if (node.kind === 'scalar') output.point(scalarText(node), at);
  else if (node.kind === 'none') output.point('null', at);
  else {
    const [open, close] = node.kind === 'list' ? '[]' : '{}';
    const inner = newline === undefined ? undefined : `${newline}  `;
    output.point(open!, at);
    let separator = '';
    for (const { key, keyAt, value } of membersOf(node, options)) {
      if (value.kind === 'none') continue;
      output.point(separator + (inner ?? ''), at);
      if (key !== undefined) output.point(`${JSON.stringify(key)}:${inner === undefined ? '' : ' '}`, keyAt ?? at);
      write(value, inner, options, output);
      separator = ',';
    }
    output.point(separator === '' ? close! : (newline ?? '') + close!, at);
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

function writeText(text: MappedText, at: Position, output: Output): void {
  if (text.onlyHole?.untyped) return output.put(text);
  output.point('"', at);
  output.put(text.escaped());
  output.point('"', at);
}

/** A number keeps its author's digits if JSON allows them. */
function scalarText({ value, raw }: ScalarNode): string {
  if (typeof value !== 'number') return String(value);
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(raw)) return raw;
  return JSON.stringify(value);
}
