import { isComment, type Language } from './language';
import type { TreeNode } from './tree';

/** The author's way of writing, as the source shows it. */
export interface Style {
  readonly eol: string;
  /** Whether the text ends with a line break. */
  readonly isEnded: boolean;
  /** One level of indentation. */
  readonly unit: string;
  /** Whether the text has no line breaks between its values. */
  readonly isOneLine: boolean;
  /** Between a name and its value, and between members on one line: `': '` and `', '`. */
  readonly colon: string;
  readonly comma: string;
  /** Inside the braces and the brackets of a collection on one line: a space or nothing. */
  readonly bracePad: string;
  readonly bracketPad: string;
  /** Whether collections of scalars stand on one line. */
  readonly compactLeaves: boolean;
  /** In YAML, how much deeper a list is than the key above it. */
  readonly listIndent: number;
}

const mostNodes = 3000;

/** The style of a value in a text. `start`: the offset at which the value begins. */
export function styleOf(text: string, root: TreeNode | undefined, language: Language, start = root?.at ?? 0): Style {
  const seen = new Looked(text, language);
  if (root !== undefined) seen.look(root, start);
  const hasTabs = /^\t/m.test(text.slice(0, 20_000));
  return {
    isEnded: text.endsWith('\n'),
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    unit: seen.unit ?? (hasTabs && language === 'json' ? '\t' : '  '),
    isOneLine: root !== undefined && root.form === 'flow' && root.children.length > 0 && !seen.hasLines,
    colon: language === 'yaml' ? ': ' : (seen.colon ?? ': '),
    comma: seen.comma ?? (seen.colon === ':' ? ',' : ', '),
    bracePad: seen.bracePad ?? (seen.colon === ':' ? '' : ' '),
    bracketPad: seen.bracketPad ?? '',
    compactLeaves: seen.compact > seen.long,
    listIndent: seen.listIndent ?? 2,
  };
}

/** Looks at the first few thousand values. */
class Looked {
  unit: string | undefined;
  colon: string | undefined;
  comma: string | undefined;
  bracePad: string | undefined;
  bracketPad: string | undefined;
  listIndent: number | undefined;
  hasLines = false;
  compact = 0;
  long = 0;

  constructor(
    private readonly text: string,
    private readonly language: Language,
  ) {}

  look(root: TreeNode, from: number): void {
    const queue: { node: TreeNode; start: number; above: number }[] = [{ node: root, start: from, above: -1 }];
    for (let at = 0; at < queue.length && at < mostNodes; at++) {
      const { node, start, above } = queue[at]!;
      if (node.children.length === 0 || node.locked !== undefined) continue;
      if (node.form === 'flow') this.flow(node, start);
      else this.block(node, start, above);
      for (const child of node.children) {
        const childStart = start + child.at;
        queue.push({
          node: child.value,
          start: childStart + child.value.at,
          above: node.kind === 'map' ? childStart : -1,
        });
      }
    }
  }

  private flow({ kind, children, length }: TreeNode, start: number): void {
    const [first, second] = children;
    const end = start + length;
    const written = this.text.slice(start, Math.min(end, start + 2000));
    const isOneLine = length <= 2000 && !written.includes('\n');
    if (!isOneLine) this.hasLines = true;
    if (children.every(({ value }) => value.children.length === 0)) this[isOneLine ? 'compact' : 'long']++;
    if (kind === 'map' && this.language === 'json')
      this.colon ??= this.text.slice(start + first!.at + first!.nameLength, start + first!.at + first!.value.at);
    const lead = this.text.slice(start + 1, start + first!.at);
    if (isOneLine) {
      if (/^ *$/.test(lead)) this[kind === 'map' ? 'bracePad' : 'bracketPad'] ??= lead;
      if (second === undefined) return;
      const between = this.text.slice(start + first!.at + first!.length, start + second.at);
      if (/^, *$/.test(between)) this.comma ??= between;
    } else if (!isComment(lead, this.language) && lead.includes('\n')) {
      const deeper = lead.slice(lead.lastIndexOf('\n') + 1);
      const outer = indentOf(this.text, start);
      if (deeper.startsWith(outer) && deeper.length > outer.length) this.unit ??= deeper.slice(outer.length);
    }
  }

  private block({ kind }: TreeNode, start: number, above: number): void {
    if (above < 0) return;
    const deeper = columnOf(this.text, start) - columnOf(this.text, above);
    if (kind === 'list') this.listIndent ??= Math.max(deeper, 0);
    else if (deeper > 0) this.unit ??= ' '.repeat(deeper);
  }
}

/** The white space at the beginning of the line of an offset. */
export function indentOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let end = start;
  while (end < offset && (text[end] === ' ' || text[end] === '\t' || text[end] === '\uFEFF')) end++;
  return text.slice(start, end).replace('\uFEFF', '');
}

/** The number of characters before an offset in its line. */
export function columnOf(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return offset - start - (text[start] === '\uFEFF' ? 1 : 0);
}
