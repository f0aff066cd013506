import { MappedText } from './MappedText';
import type { Position } from '../../util/Position';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxNodes } from '../limits';
import type { Hole } from './Hole';

/** A value in a template, a definition or an expression, with the place where it was written. */
export type SourceNode = ScalarNode | TextNode | ListNode | MapNode | NoneNode;

/** Null, a boolean or a number. `raw`: as written (`1.0`, `yes`). */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: null | boolean | number;
  readonly raw: string;
  readonly at: Position;
}

export interface TextNode {
  readonly kind: 'text';
  readonly text: MappedText;
  readonly at: Position;
}

interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
  readonly at: Position;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  readonly at: Position;
}

export interface MapEntry {
  readonly key: string;
  /** The key as written, if it differs (`Yes` for `true` in YAML 1.1). */
  readonly rawKey?: string;
  readonly keyAt: Position;
  readonly value: SourceNode;
}

/** No value: its member or item is left out (`Ref: AWS::NoValue`). */
interface NoneNode {
  readonly kind: 'none';
  readonly at: Position;
}

const indexes = new WeakMap<MapNode, Map<string, MapEntry>>();

/** The entry with a name; the last one if it is duplicated. */
export function entryOf(node: SourceNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  let index = indexes.get(node);
  if (!index) {
    index = new Map(node.entries.map((entry) => [entry.key, entry]));
    indexes.set(node, index);
  }
  return index.get(key);
}

export function memberOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return entryOf(node, key)?.value;
}

/** The value of a string; `undefined` for anything else. */
export function textOf(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'text' ? node.text.toString() : undefined;
}

/** The text of a string, number or boolean for insertion into a string; `undefined` for anything else. */
export function plainTextOf(node: SourceNode | undefined): string | undefined {
  if (node?.kind === 'scalar' && node.value !== null) return String(node.value);
  return textOf(node);
}

export function entriesOf(node: SourceNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: SourceNode | undefined): readonly SourceNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The type of a value, in the words of error messages. */
export function nodeKind(node: SourceNode): string {
  if (node.kind === 'text') return 'a string';
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'none' || node.value === null) return 'nothing';
  return typeof node.value === 'boolean' ? 'a boolean' : 'a number';
}

export function textNode(text: string, at: Position): TextNode {
  return { kind: 'text', text: MappedText.point(text, at), at };
}

export function holeNode(hole: Hole): TextNode {
  return { kind: 'text', text: MappedText.hole(hole), at: hole.at };
}

/** A map of the given members; each name gets the place of its value. */
export function mapNode(members: Readonly<Record<string, SourceNode | undefined>>, at: Position): SourceNode {
  const entries = Object.entries(members).flatMap(([key, value]) => (value ? [{ key, keyAt: value.at, value }] : []));
  return { kind: 'map', entries, at };
}

export function scalarNode(value: null | boolean | number, at: Position): SourceNode {
  return { kind: 'scalar', value, raw: String(value), at };
}

const sizes = new WeakMap<SourceNode, number>();

/**
 * Returns the value itself, unless it expands to an absurd number of values. Shared parts cost nothing when they are
 * inserted, but later traversals would visit each copy.
 */
export function refuseBomb<T extends SourceNode>(node: T): T {
  if (sizeOf(node) <= maxNodes) return node;
  throw new DefinitionLoadError(
    node.at,
    `The value that begins here has more than ${String(maxNodes)} values once its references are inserted.`,
    'Step Functions takes definitions of at most 1 MiB.',
  );
}

function sizeOf(node: SourceNode): number {
  if (node.kind !== 'list' && node.kind !== 'map') return 1;
  let size = sizes.get(node);
  if (size === undefined) {
    size = 1;
    if (node.kind === 'list') for (const item of node.items) size += sizeOf(item);
    else for (const { value } of node.entries) size += sizeOf(value);
    sizes.set(node, size);
  }
  return size;
}
