import { isExact, type Json } from '../../util/json';
import { setMember } from '../../util/setMember';
import type { DocumentPath } from './DefinitionDocument';

/** How a value is written. `block` and `flow` are YAML's words; all of JSON is `flow`. `empty` is nothing at all. */
export type WrittenForm = 'flow' | 'block' | 'plain' | 'double' | 'single' | 'literal' | 'folded' | 'empty';

/**
 * A value in the text. Positions are relative, so that an edit moves only the neighbours of what it changes and of what
 * is around it.
 */
export interface TreeNode {
  readonly kind: 'map' | 'list' | 'scalar' | 'alias' | 'missing';
  readonly form: WrittenForm;
  /** From the start of its member; of the root, from the start of the text. */
  at: number;
  length: number;
  /** Empty for a scalar. */
  readonly children: TreeMember[];
  /** Of a scalar. */
  readonly value?: Json;
  /** The anchored value of an alias, or what a merge key names. */
  readonly target?: TreeNode | undefined;
  /** `!Ref`: the short form of an intrinsic function of CloudFormation. */
  tag?: string;
  /** Whether the syntax is wrong directly inside. */
  isBroken: boolean;
  /** Why nothing in it can be edited, in a sentence. */
  locked?: string;
  /** Why it cannot be changed without a change elsewhere: aliases repeat it. */
  pinned?: string;
  /** The last member with a name; made when it is first asked for. */
  names?: Map<string, TreeMember> | undefined;
}

/** A member of a map, or an item of a list. */
export interface TreeMember {
  /** From the start of its container. */
  at: number;
  length: number;
  /** `undefined` for an item. */
  name: string | undefined;
  /** The length of its name as written, quotes included. */
  nameLength: number;
  /** Where the text of the value may begin: behind the colon, the dash or the anchor. From the member's start. */
  slot: number;
  value: TreeNode;
  /** A merge key (`<<`). */
  readonly isMerge?: boolean;
  readonly locked?: string;
}

/** A value with all that is around it, and its absolute position. */
export interface TreePlace {
  readonly node: TreeNode;
  readonly start: number;
  /** `undefined` for the root. */
  readonly owner: { readonly container: TreePlace; readonly member: TreeMember; readonly start: number } | undefined;
}

export function scalarAt(at: number, length: number, value: Json, form: WrittenForm): TreeNode {
  return { kind: 'scalar', form, at, length, children: [], value, isBroken: false };
}

/** The member with a name or an index; of several with one name, the last, as `JSON.parse` reads it. */
export function childAt(node: TreeNode, step: string | number): TreeMember | undefined {
  if (node.kind === 'list') return typeof step === 'number' ? node.children[step] : undefined;
  if (node.kind !== 'map' || typeof step !== 'string') return undefined;
  node.names ??= new Map(node.children.flatMap((child) => (child.isMerge ? [] : [[child.name!, child]])));
  return node.names.get(step);
}

export function inMember(container: TreePlace, member: TreeMember): TreePlace {
  const start = container.start + member.at;
  return { node: member.value, start: start + member.value.at, owner: { container, member, start } };
}

/** Follows a path as far as it leads. */
export function followPath(root: TreeNode, path: DocumentPath): { found: TreePlace; rest: DocumentPath } {
  let found: TreePlace = { node: root, start: root.at, owner: undefined };
  for (const [index, step] of path.entries()) {
    const member = childAt(found.node, step);
    if (member === undefined) return { found, rest: path.slice(index) };
    found = inMember(found, member);
  }
  return { found, rest: [] };
}

/** A value as data: a member that could not be read is left out, an alias is its anchor's value. */
export function dataOf(node: TreeNode, known = new Map<TreeNode, Json | undefined>()): Json | undefined {
  const data = untagged(node, known);
  if (node.tag === undefined || data === undefined) return data;
  const name = node.tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: data };
  const [first = '', ...rest] = name === 'GetAtt' && typeof data === 'string' ? data.split('.') : [];
  return { [`Fn::${name}`]: rest.length === 0 ? data : [first, rest.join('.')] };
}

function untagged(node: TreeNode, known: Map<TreeNode, Json | undefined>): Json | undefined {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'missing') return undefined;
  if (known.has(node)) return known.get(node);
  // An alias inside of its own anchor finds nothing.
  known.set(node, undefined);
  const data = node.kind === 'alias' ? node.target && dataOf(node.target, known) : collectionOf(node, known);
  known.set(node, data);
  return data;
}

function collectionOf({ kind, children }: TreeNode, known: Map<TreeNode, Json | undefined>): Json {
  if (kind === 'list') return children.map(({ value }) => dataOf(value, known) ?? null);
  const object: Record<string, Json> = {};
  const merged: (Json | undefined)[] = [];
  for (const { name, value, isMerge } of children) {
    const data = dataOf(value, known);
    if (isMerge) merged.push(...(Array.isArray(data) ? (data as Json[]) : [data]));
    else if (data !== undefined) setMember(object, name!, data);
  }
  for (const source of merged)
    if (typeof source === 'object' && source !== null)
      for (const [name, data] of Object.entries(source))
        if (!Object.hasOwn(object, name)) setMember(object, name, data);
  return object;
}

/** Whether two trees are the same in structure, values and positions. */
export function isSameTree(one: TreeNode, other: TreeNode): boolean {
  const { kind, form, at, length, value, isBroken, children } = one;
  return (
    kind === other.kind &&
    form === other.form &&
    at === other.at &&
    length === other.length &&
    isSameScalar(value, other.value) &&
    isBroken === other.isBroken &&
    children.length === other.children.length &&
    children.every((child, index) => isSameMember(child, other.children[index]!))
  );
}

function isSameScalar(one: Json | undefined, other: Json | undefined): boolean {
  return Object.is(one, other) || (isExact(one) && isExact(other) && one.text === other.text);
}

function isSameMember(one: TreeMember, other: TreeMember): boolean {
  return (
    one.at === other.at &&
    one.length === other.length &&
    one.name === other.name &&
    one.nameLength === other.nameLength &&
    one.slot === other.slot &&
    isSameTree(one.value, other.value)
  );
}
