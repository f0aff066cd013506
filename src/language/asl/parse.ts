import type { Path } from './path';

/** A range of a string. Lines and columns count from 1, columns in UTF-16 units, offsets from 0. */
export interface Span {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** The position of each value in a JSON string. Created by `mapJsonText`. */
export interface SourceMap {
  /** Levels of arrays and objects; 0 for a scalar. */
  readonly depth: number;
  /** The first hundred members whose name an earlier member of the same object already has. */
  readonly duplicates: readonly Path[];
  /** The value at a path. */
  spanOf(path: Path): Span | undefined;
  /** The name of the member at a path; `undefined` for array items and the top. */
  keySpanOf(path: Path): Span | undefined;
  /** Offset of the value at a path, or of the innermost existing value around it. For sorting. */
  offsetOf(path: Path): number;
}

const MOST_DUPLICATES = 100;

interface Node {
  readonly start: number;
  end: number;
  keyStart: number;
  keyEnd: number;
  readonly members: Map<string | number, Node> | undefined;
  readonly isArray: boolean;
}

/**
 * Finds the position of every value in a JSON string that `JSON.parse` has accepted. It does not recurse, so a string
 * nested a million levels deep is read like any other.
 */
export function mapJsonText(text: string): SourceMap {
  const { root, depth, duplicates } = scan(text);
  const lineStarts = startsOfLines(text);
  const find = (path: Path): { node: Node; complete: boolean } => {
    let node = root;
    for (const step of path) {
      const next = node.members?.get(step);
      if (next === undefined) return { node, complete: false };
      node = next;
    }
    return { node, complete: true };
  };
  const span = (start: number, end: number): Span => {
    const line = lineAt(lineStarts, start);
    return { offset: start, length: end - start, line, column: start - lineStarts[line - 1]! + 1 };
  };
  return {
    depth,
    duplicates,
    spanOf: (path) => {
      const { node, complete } = find(path);
      return complete ? span(node.start, node.end) : undefined;
    },
    keySpanOf: (path) => {
      const { node, complete } = find(path);
      return complete && node.keyEnd > 0 ? span(node.keyStart, node.keyEnd) : undefined;
    },
    offsetOf: (path) => find(path).node.start,
  };
}

function scan(text: string): { root: Node; depth: number; duplicates: Path[] } {
  const duplicates: Path[] = [];
  const open: Node[] = [];
  const path: (string | number)[] = [];
  let root: Node | undefined;
  let depth = 0;
  let key: { name: string; start: number; end: number } | undefined;
  let at = 0;

  const add = (start: number, end: number, kind: 'scalar' | 'object' | 'array'): Node => {
    const members = kind === 'scalar' ? undefined : new Map<string | number, Node>();
    const node: Node = { start, end, keyStart: 0, keyEnd: 0, members, isArray: kind === 'array' };
    const parent = open[open.length - 1];
    if (parent === undefined) root = node;
    else {
      const step = key === undefined ? parent.members!.size : key.name;
      if (key !== undefined) {
        node.keyStart = key.start;
        node.keyEnd = key.end;
        if (duplicates.length < MOST_DUPLICATES && parent.members!.has(step)) duplicates.push([...path, step]);
      }
      parent.members!.set(step, node);
      if (kind !== 'scalar') path.push(step);
      key = undefined;
    }
    return node;
  };

  while (at < text.length) {
    const char = text[at]!;
    if (char === '{' || char === '[') {
      open.push(add(at, at + 1, char === '{' ? 'object' : 'array'));
      depth = Math.max(depth, open.length);
      at += 1;
    } else if (char === '}' || char === ']') {
      at += 1;
      open.pop()!.end = at;
      path.pop();
    } else if (char === '"') {
      const end = endOfString(text, at);
      const parent = open[open.length - 1];
      if (parent !== undefined && !parent.isArray && key === undefined) {
        key = { name: JSON.parse(text.slice(at, end)) as string, start: at, end };
      } else add(at, end, 'scalar');
      at = end;
    } else if (/[\s,:]/.test(char)) at += 1;
    else {
      const start = at;
      while (at < text.length && /[^\s,\]}]/.test(text[at]!)) at += 1;
      add(start, at, 'scalar');
    }
  }
  return { root: root!, depth, duplicates };
}

/** The offset after the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The offsets at which the lines of a string begin. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
