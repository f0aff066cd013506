import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Position } from '../../util/Position';
import {
  entriesOf,
  memberOf,
  nodeKind,
  plainTextOf,
  type SourceNode,
  holeNode,
  scalarNode,
  textNode,
} from '../source/SourceNode';
import { findHole, holeOf } from './unknown';
import { suggestion } from '../suggestion';
import type { Hole } from '../source/Hole';

/** `value.name`, or `value[key]`; a part of an unknown value is unknown. */
export function elementOf(node: SourceNode, key: string, at: Position): SourceNode {
  const hole = holeOf(node);
  if (hole) return partOf(hole, key, at);
  if (node.kind === 'list') {
    const item = /^\d+$/.test(key) ? node.items[Number(key)] : undefined;
    if (item) return item;
    throw new DefinitionLoadError(at, `The list has ${String(node.items.length)} items, but no item ${key}.`);
  }
  if (node.kind !== 'map') throw new DefinitionLoadError(at, `${nodeKind(node)} has no part ${key}.`);
  const value = memberOf(node, key);
  if (value) return value;
  throw noSuchName(
    'attribute',
    key,
    entriesOf(node).map((entry) => entry.key),
    at,
  );
}

/** A part of an unknown value includes the name of the whole in its own, so that stubs are unique. */
function partOf(hole: Hole, key: string, at: Position): SourceNode {
  if (hole.part) return hole.part(key, at);
  const within = (name: string): string => (key === '0' ? name : `${name}-${key}`);
  const value = `${hole.value}${/^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : /^\d+$/.test(key) ? `[${key}]` : `["${key}"]`}`;
  const stub = hole.stub === undefined ? undefined : within(hole.stub);
  return holeNode({ ...hole, value, id: within(hole.id), stub, untyped: true });
}

/** A part of a collection with an unknown key. `name`: the collection as written, `local.queues`. */
export function unknownElement(collection: SourceNode, key: SourceNode, name: string, at: Position): SourceNode {
  const text = keyText(key);
  // The collection contains the same unknown key.
  const same = memberOf(collection, text);
  if (same) return same;
  const hole = findHole(key)!;
  const id = `${name.split('.').at(-1)!}-${hole.id}`;
  return holeNode({ ...hole, value: `${name}[${hole.value}]`, id, stub: undefined, untyped: true, at });
}

/** The key between the brackets of `value[key]`, as a string. */
export function keyText(node: SourceNode): string {
  const text = plainTextOf(node);
  if (text === undefined)
    throw new DefinitionLoadError(node.at, `A key is ${nodeKind(node)}, not a string or a number.`);
  return text;
}

/** The error for an unknown name, with a suggestion. */
function noSuchName(what: string, name: string, known: Iterable<string>, at: Position): DefinitionLoadError {
  const near = suggestion(name, known);
  return new DefinitionLoadError(
    at,
    `There is no ${what} ${name}.`,
    near === undefined ? undefined : `Did you mean ${near}?`,
  );
}

/** The keys and values of a collection: indexes of a list, sorted names of a map. */
export function iterate(node: SourceNode): readonly { readonly key: SourceNode; readonly value: SourceNode }[] {
  if (node.kind === 'list') return node.items.map((value, index) => ({ key: scalarNode(index, value.at), value }));
  if (node.kind !== 'map')
    throw new DefinitionLoadError(node.at, `A loop needs a list or a map, not ${nodeKind(node)}.`);
  const sorted = [...node.entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return sorted.map(({ key, keyAt, value }) => ({ key: textNode(key, keyAt), value }));
}
