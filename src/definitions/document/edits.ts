import type { Json } from '../../util/json';
import { addMember, moveMember, removeMember } from './changeMembers';
import { checkOpen, checkMovable, checkWhole, cannot, nothingAt } from './checkEditable';
import { carry } from './carryMembers';
import type { DocumentEdit, DocumentPath } from './DefinitionDocument';
import type { Draft } from './Draft';
import { replaceValue } from './replaceValue';
import { followPath, childAt, type TreePlace, type TreeMember } from './tree';
import { writeMember, writeName } from './writeMember';

type Kind = DocumentEdit['kind'];
type Editors = { readonly [K in Kind]: (draft: Draft, edit: Extract<DocumentEdit, { kind: K }>) => void };

const editors: Editors = {
  set,
  insert,
  remove,
  rename,
  move,
  carry: (draft, edit) => carry(draft, edit, (one) => makeEdit(draft, one)),
};

/** Makes one edit. Throws `CannotEditError`; then the draft is of no more use. */
export function makeEdit(draft: Draft, edit: DocumentEdit): void {
  (editors[edit.kind] as (draft: Draft, edit: DocumentEdit) => void)(draft, edit);
}

function set(draft: Draft, { path, value, before }: Extract<DocumentEdit, { kind: 'set' }>): void {
  const { found, rest } = followPath(draft.root, path);
  const [step, ...further] = rest;
  if (step === undefined) return setValue(draft, found, path, value);
  checkOpen(found, path.slice(0, path.length - rest.length));
  const { kind, children } = found.node;
  if (further.length === 0 && kind === 'map' && typeof step === 'string') {
    const next = before === undefined ? undefined : childAt(found.node, before);
    return add(draft, found, next === undefined ? children.length : children.indexOf(next), step, value);
  }
  if (further.length > 0 || kind !== 'list' || step !== children.length) throw nothingAt(path);
  add(draft, found, children.length, undefined, value);
}

function insert(draft: Draft, { path, value }: Extract<DocumentEdit, { kind: 'insert' }>): void {
  const index = path.at(-1);
  const list = path.slice(0, -1);
  const { found, rest } = followPath(draft.root, list);
  checkOpen(found, list);
  if (rest.length > 0 || found.node.kind !== 'list' || !isIndex(index, found.node.children.length))
    throw nothingAt(path);
  add(draft, found, index, undefined, value);
}

function remove(draft: Draft, { path }: Extract<DocumentEdit, { kind: 'remove' }>): void {
  const { container, member, index } = existing(draft, path);
  checkSingle(container, member, path);
  checkWhole(member.value, path);
  const { form, kind, children } = container.node;
  if (form === 'block' && children.length === 1) return replaceValue(draft, container, kind === 'map' ? {} : []);
  draft.writeBetween(container, removeMember(draft, container, index), (members) => members.splice(index, 1));
}

function rename(draft: Draft, { path, name }: Extract<DocumentEdit, { kind: 'rename' }>): void {
  const { container, member, start } = existing(draft, path);
  if (member.name === undefined) throw cannot(path, 'An item of a list has no name.');
  if (member.locked !== undefined) throw cannot(path, member.locked);
  if (member.name === name) return;
  checkSingle(container, member, path);
  if (childAt(container.node, name) !== undefined)
    throw cannot(path, `There is another member named ${JSON.stringify(name)}.`);
  const change = { from: start, to: start + member.nameLength, insert: writeName(draft, container, member, name) };
  const grown = draft.write([change]);
  member.name = name;
  member.nameLength += grown;
  member.slot += grown;
  member.value.at += grown;
  member.length += grown;
  container.node.names = undefined;
  draft.moveBehind(container.node, member, grown);
  draft.fit(container, grown);
}

function move(draft: Draft, { path, to }: Extract<DocumentEdit, { kind: 'move' }>): void {
  const { container, index } = existing(draft, path);
  const { children } = container.node;
  if (!isIndex(to, children.length - 1)) throw nothingAt([...path.slice(0, -1), to]);
  if (to === index) return;
  const low = Math.min(index, to);
  for (const { value } of children.slice(low, Math.max(index, to) + 1)) checkMovable(value, path);
  const { change, order, starts } = moveMember(draft, container, index, to);
  const moved = order.map((from) => children[from]!);
  draft.writeBetween(container, [change], (members) => {
    members.splice(low, moved.length, ...moved);
    for (const [at, member] of moved.entries()) member.at = starts[at]! - container.start;
  });
}

function setValue(draft: Draft, found: TreePlace, path: DocumentPath, value: Json): void {
  checkOpen(found, path);
  if (found.owner !== undefined) checkOpen(found.owner.container, path);
  checkWhole(found.node, path);
  replaceValue(draft, found, value);
}

function add(draft: Draft, container: TreePlace, index: number, name: string | undefined, value: Json): void {
  const { node, owner } = container;
  const isInBlock = owner === undefined || owner.container.node.form === 'block';
  if (node.children.length === 0 && isInBlock && draft.language === 'yaml')
    return replaceValue(draft, container, name === undefined ? [value] : Object.fromEntries([[name, value]]));
  const { changes, start, end } = addMember(draft, container, index, (indent) =>
    writeMember(draft, container, index, name, value, indent),
  );
  draft.writeBetween(container, changes, (members) =>
    members.splice(index, 0, draft.readMember(container, start, end, name, value)),
  );
}

function existing(draft: Draft, path: DocumentPath): Existing {
  const { found, rest } = followPath(draft.root, path);
  checkOpen(rest.length > 0 || found.owner === undefined ? found : found.owner.container, path);
  if (rest.length > 0 || found.owner === undefined) throw nothingAt(path);
  const { container, member, start } = found.owner;
  return { container, member, start, index: container.node.children.indexOf(member) };
}

interface Existing {
  readonly container: TreePlace;
  readonly member: TreeMember;
  readonly index: number;
  readonly start: number;
}

/** Without the last of two members with one name, the other would count. */
function checkSingle({ node }: TreePlace, { name }: TreeMember, path: DocumentPath): void {
  if (name !== undefined && node.children.filter((child) => child.name === name).length > 1)
    throw cannot(path, 'Its name is written twice; correct that in the text first.');
}

function isIndex(index: string | number | undefined, most: number): index is number {
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 && index <= most;
}
