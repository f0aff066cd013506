import { jsonEquals, type Json, type JsonObject } from '../../util/json';
import { applyEdit } from './applyEdit';
import { addMember, removeMember } from './changeMembers';
import { cannot, checkOpen, nothingAt } from './checkEditable';
import { CannotEditError, type CarryEdit, type DocumentEdit, type DocumentPath } from './DefinitionDocument';
import { Draft } from './Draft';
import { piecesIn, joinPieces, type Piece } from './pieces';
import { replaceValue } from './replaceValue';
import { childAt, dataOf, followPath, type TreeNode, type TreePlace } from './tree';

/**
 * Moves or copies members as they are written. Where they cannot stand so, as when a block goes between braces, `make` writes
 * their values. Throws `CannotEditError` if neither can be done.
 */
export function carry(draft: Draft, edit: CarryEdit, make: (edit: DocumentEdit) => void): void {
  const { text, root, changes } = draft;
  const count = changes.length;
  const { faults } = draft.reader.read(text);
  const wanted = JSON.stringify(applyEdit(dataOf(root) as JsonObject, edit));
  const found = placeOf(draft.root, edit.path);
  checkOpen(found, edit.path);
  if (edit.copyOf === undefined) checkOpen(placeOf(draft.root, edit.from), edit.from);
  for (const { as } of edit.members)
    if (childAt(found.node, as) !== undefined)
      throw cannot([...edit.path, as], 'There is another member of that name.');
  let reason: unknown;
  try {
    carryText(draft, edit);
    if (says(draft, wanted, faults.length)) return;
  } catch (error) {
    if (!(error instanceof CannotEditError)) throw error;
    reason = error;
  }
  draft.text = text;
  draft.changes.length = count;
  draft.root = draft.reader.read(text).root!;
  const { path, from, members, before, copyOf } = edit;
  if (copyOf === undefined) for (const { name } of members) make({ kind: 'remove', path: [...from, name] });
  for (const { as, value } of members)
    make({ kind: 'set', path: [...path, as], value, ...(before !== undefined && { before }) });
  if (!says(draft, wanted, faults.length)) throw reason instanceof Error ? reason : nothingAt(path);
}

/** Reads the text. Whether it says what it should; then that is the draft's tree. */
function says(draft: Draft, wanted: string, faults: number): boolean {
  const reading = draft.reader.read(draft.text);
  if (reading.root === undefined || reading.faults.length !== faults) return false;
  const said = JSON.stringify(dataOf(reading.root));
  // Names that are numbers come first in an object, wherever they are written.
  if (said !== wanted && !jsonEquals(JSON.parse(said) as Json, JSON.parse(wanted) as Json)) return false;
  draft.root = reading.root;
  return true;
}

/** Holds the place of the first member in a map that is empty and becomes a block. */
const holder = 'x';

function carryText(draft: Draft, { path, from, members, before, copyOf }: CarryEdit): void {
  const empty = placeOf(draft.root, path);
  const isInFlow = empty.owner?.container.node.form === 'flow';
  const isHeld = draft.language === 'yaml' && !isInFlow && empty.node.children.length === 0;
  if (isHeld) replaceValue(draft, empty, { [holder]: null });
  const pieces = piecesOf(draft, from, members, copyOf);
  if (copyOf === undefined) removeAll(draft, from, pieces);
  const target = placeOf(draft.root, path);
  const next = before === undefined ? undefined : childAt(target.node, before);
  const index = isHeld ? 0 : next === undefined ? target.node.children.length : target.node.children.indexOf(next);
  const { render, behind } = joinPieces(draft, target, pieces);
  draft.write(addMember(draft, target, index, render, behind).changes);
  if (!isHeld) return;
  draft.root = draft.reader.read(draft.text).root!;
  const filled = placeOf(draft.root, path);
  draft.write(removeMember(draft, filled, filled.node.children.length - 1));
}

function piecesOf(
  draft: Draft,
  from: DocumentPath,
  members: CarryEdit['members'],
  copyOf: CarryEdit['copyOf'],
): readonly Piece[] {
  if (typeof copyOf !== 'string') return piecesIn(draft, placeOf(draft.root, from), members, copyOf === true);
  const { root } = draft.reader.read(copyOf);
  if (root === undefined) throw nothingAt(from);
  return piecesIn(new Draft(copyOf, root, draft.reader, draft.style), placeOf(root, from), members, true);
}

/** Takes members away: those that follow one another at once, from the last to the first. */
function removeAll(draft: Draft, from: DocumentPath, pieces: readonly Piece[]): void {
  const indexes = pieces.map(({ index }) => index).sort((one, other) => other - one);
  while (indexes.length > 0) {
    const last = indexes.shift()!;
    let first = last;
    while (indexes[0] === first - 1) first = indexes.shift()!;
    const container = placeOf(draft.root, from);
    const { form, children } = container.node;
    const isAll = last - first === children.length - 1;
    if (form === 'block' && isAll) replaceValue(draft, container, {});
    else {
      const changes =
        isAll && pieces.some(({ below }) => below !== '')
          ? [{ from: container.start + 1, to: container.start + container.node.length - 1, insert: '' }]
          : removeMember(draft, container, first, last);
      draft.writeBetween(container, changes, (members) => members.splice(first, last - first + 1));
    }
  }
}

function placeOf(root: TreeNode, path: DocumentPath): TreePlace {
  const { found, rest } = followPath(root, path);
  if (rest.length > 0 || found.node.kind !== 'map') throw nothingAt(path);
  return found;
}
