import type { TextChange } from './DefinitionDocument';
import { Chunks } from './Chunks';
import type { Draft } from './Draft';
import { columnOf, indentOf } from './styleOf';
import type { TreePlace } from './tree';

/** The changes that put a member into a collection, and where it is afterwards. */
export interface Addition {
  readonly changes: readonly TextChange[];
  readonly start: number;
  readonly end: number;
}

/** Writes a member into a collection in front of the one with an index, or behind the last. */
export function addMember(
  draft: Draft,
  container: TreePlace,
  index: number,
  render: (indent: string | undefined) => string,
): Addition {
  const chunks = new Chunks(draft.text, container, draft.language);
  const count = chunks.members.length;
  const { eol } = draft.style;
  if (!chunks.isFlow) {
    const column = ' '.repeat(columnOf(draft.text, chunks.memberStart(0)));
    const written = render(column);
    if (index === 0) {
      // A comment above may stand in another column.
      const at = columnOf(draft.text, chunks.lead(0)) === column.length ? chunks.lead(0) : chunks.memberStart(0);
      return addition([insertion(at, written + eol + column)], at, written);
    }
    const at = chunks.boundary(index - 1);
    return addition([insertion(at, eol + column + written)], at + eol.length + column.length, written);
  }
  if (count === 0) return addFirst(draft, container, render);
  const space = spaceLike(draft, chunks, Math.min(index, count - 1));
  const indent = space.includes('\n') ? space.slice(space.lastIndexOf('\n') + 1) : undefined;
  if (index < count) {
    const at = chunks.own(index);
    const written = render(indent);
    return addition([insertion(at, `${written},${space}`)], at, written);
  }
  const at = chunks.boundary(count - 1);
  const comma = chunks.comma(count - 1);
  const newLine = eol + indentOf(draft.text, chunks.memberStart(count - 1));
  const lead = chunks.endsWithLineComment(count - 1) && !space.includes('\n') ? newLine : space;
  const written = render(lead.includes('\n') ? lead.slice(lead.lastIndexOf('\n') + 1) : undefined);
  if (comma !== undefined) return addition([insertion(at, `${lead + written},`)], at + lead.length, written);
  const end = chunks.memberEnd(count - 1);
  const changes =
    end === at ? [insertion(at, `,${lead}${written}`)] : [insertion(end, ','), insertion(at, lead + written)];
  return addition(changes, at + 1 + lead.length, written);
}

function addition(changes: readonly TextChange[], start: number, written: string): Addition {
  return { changes, start, end: start + written.length };
}

/** The white space between members, as it is in front of one. */
function spaceLike(draft: Draft, chunks: Chunks, index: number): string {
  const space = chunks.space(index);
  if (space.includes('\n')) return draft.style.eol + space.slice(space.lastIndexOf('\n') + 1);
  if (index > 0) return space;
  return draft.style.comma.slice(1);
}

/** Puts the first member between braces, behind the comments that are there. */
function addFirst(draft: Draft, { node, start }: TreePlace, render: (indent: string | undefined) => string): Addition {
  const { eol, unit, isOneLine, bracePad, bracketPad } = draft.style;
  const [from, to] = [start + 1, start + node.length - 1];
  const inside = draft.text.slice(from, to);
  const outer = indentOf(draft.text, start);
  if (inside.trim() === '' && (isOneLine || draft.language === 'yaml')) {
    const pad = node.kind === 'map' ? bracePad : bracketPad;
    const written = render(undefined);
    return addition([{ from, to, insert: pad + written + pad }], from + pad.length, written);
  }
  const at = from + inside.trimEnd().length;
  const lead = eol + outer + unit;
  const written = render(outer + unit);
  return addition([{ from: at, to, insert: lead + written + eol + outer }], at + lead.length, written);
}

/** The changes that take a member away; the last of a block cannot be taken. */
export function removeMember(draft: Draft, container: TreePlace, index: number): readonly TextChange[] {
  const chunks = new Chunks(draft.text, container, draft.language);
  const count = chunks.members.length;
  const { text } = draft;
  if (chunks.isFlow && count === 1) {
    const [from, to] = [chunks.boundary(-1), chunks.end];
    const rest = text.slice(chunks.boundary(0), to);
    if (chunks.own(0) === chunks.lead(0) && rest.trim() === '' && !chunks.endsWithLineComment(-1))
      return [deletion(from, to)];
    return [deletion(chunks.afterPrevious(0), chunks.boundary(0))];
  }
  if (index === 0) {
    const [from, to] = [chunks.isFlow ? chunks.own(0) : chunks.lead(0), chunks.lead(1)];
    const [before, after] = [columnOf(text, from), columnOf(text, to)];
    const isOnLine = indentOf(text, from).length === before;
    return [!chunks.isFlow && isOnLine ? deletion(from - before, to - after) : deletion(from, to)];
  }
  const [from, to] = [chunks.afterPrevious(index), chunks.boundary(index)];
  const comma = index === count - 1 && chunks.comma(index) === undefined ? chunks.comma(index - 1) : undefined;
  if (comma === undefined) return [deletion(from, to)];
  return comma + 1 === from ? [deletion(comma, to)] : [deletion(comma, comma + 1), deletion(from, to)];
}

/** The change that moves a member among its neighbours, and where each of the members that moved begins afterwards. */
export function moveMember(
  draft: Draft,
  container: TreePlace,
  from: number,
  to: number,
): { readonly change: TextChange; readonly order: readonly number[]; readonly starts: readonly number[] } {
  const chunks = new Chunks(draft.text, container, draft.language);
  const { text } = draft;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const order = Array.from({ length: high - low + 1 }, (_, at) => low + at).filter((index) => index !== from);
  order.splice(to - low, 0, from);
  const start = chunks.lead(low);
  const end = chunks.boundary(high);
  let insert = '';
  const starts: number[] = [];
  for (const [at, index] of order.entries()) {
    const slot = low + at;
    const comma = chunks.comma(index);
    const needsComma = chunks.isFlow && chunks.comma(slot) !== undefined;
    if (at > 0) insert += spaceBefore(chunks, slot, index);
    starts.push(start + insert.length + chunks.memberStart(index) - chunks.lead(index));
    const [memberEnd, boundary] = [chunks.memberEnd(index), chunks.boundary(index)];
    insert += text.slice(chunks.lead(index), memberEnd);
    if (comma === undefined) insert += (needsComma ? ',' : '') + text.slice(memberEnd, boundary);
    else insert += text.slice(memberEnd, needsComma ? comma + 1 : comma) + text.slice(comma + 1, boundary);
    const behind = slot < high ? chunks.space(slot + 1) : text.slice(end, chunks.end);
    if (chunks.endsWithLineComment(index) && !/^[ \t]*(\r?\n|$)/.test(behind))
      insert += draft.style.eol + indentOf(text, start);
  }
  return { change: { from: start, to: end, insert }, order, starts };
}

/** The white space of a slot, in front of the member that comes there. In a block, that stays in its column. */
function spaceBefore(chunks: Chunks, slot: number, index: number): string {
  const space = chunks.space(slot);
  if (chunks.isFlow) return space;
  return space.slice(0, space.lastIndexOf('\n') + 1) + ' '.repeat(columnOf(chunks.text, chunks.lead(index)));
}

function insertion(at: number, insert: string): TextChange {
  return { from: at, to: at, insert };
}

function deletion(from: number, to: number): TextChange {
  return { from, to, insert: '' };
}
