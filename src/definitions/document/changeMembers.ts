import type { TextChange } from './DefinitionDocument';
import { Chunks } from './Chunks';
import type { Draft } from './Draft';
import { endOfLine, skipSpaces } from './language';
import { columnOf, indentOf } from './styleOf';
import type { TreePlace } from './tree';

/** The changes that put a member into a collection, and where it is afterwards. */
export interface Addition {
  readonly changes: readonly TextChange[];
  readonly start: number;
  readonly end: number;
}

type Render = (indent: string | undefined) => string;

/**
 * Writes a member into a collection in front of the one with an index, or behind the last. `behind`: comments that follow it,
 * and a comma.
 */
export function addMember(
  draft: Draft,
  container: TreePlace,
  index: number,
  render: Render,
  behind: Render = () => '',
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
      return addition([insertion(at, written + behind(column) + eol + column)], at, written);
    }
    const at = chunks.boundary(index - 1);
    return addition([insertion(at, eol + column + written + behind(column))], at + eol.length + column.length, written);
  }
  if (count === 0) return addFirst(draft, container, render, behind);
  const space = spaceLike(draft, chunks, Math.min(index, count - 1));
  const indent = space.includes('\n') ? space.slice(space.lastIndexOf('\n') + 1) : undefined;
  if (index < count) {
    const at = chunks.own(index);
    const written = render(indent);
    const after = behind(indent);
    const isLine = after !== '' && !space.includes('\n');
    const gap = isLine ? eol + indentOf(draft.text, chunks.memberStart(index)) : space;
    return addition([insertion(at, `${written},${after}${gap}`)], at, written);
  }
  const at = chunks.boundary(count - 1);
  const comma = chunks.comma(count - 1);
  const newLine = eol + indentOf(draft.text, chunks.memberStart(count - 1));
  const lead = chunks.endsWithLineComment(count - 1) && !space.includes('\n') ? newLine : space;
  const inner = lead.includes('\n') ? lead.slice(lead.lastIndexOf('\n') + 1) : undefined;
  const written = render(inner);
  const after = behind(inner);
  if (comma !== undefined) return addition([insertion(at, `${lead + written},${after}`)], at + lead.length, written);
  const end = chunks.memberEnd(count - 1);
  const changes =
    end === at
      ? [insertion(at, `,${lead}${written}${after}`)]
      : [insertion(end, ','), insertion(at, lead + written + after)];
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
function addFirst(draft: Draft, container: TreePlace, render: Render, behind: Render): Addition {
  const { node, start } = container;
  const { eol, unit, isOneLine, bracePad, bracketPad } = draft.style;
  const [from, to] = [start + 1, start + node.length - 1];
  const inside = draft.text.slice(from, to);
  const line = indentOf(draft.text, start);
  const outer = isFlowBegunOnLine(draft, container) ? line + unit : line;
  if (inside.trim() === '' && (isOneLine || draft.language === 'yaml')) {
    const pad = node.kind === 'map' ? bracePad : bracketPad;
    const written = render(undefined);
    // The end of a line comment would be that of the collection.
    if (behind(undefined) === '' && !written.includes('\n'))
      return addition([{ from, to, insert: pad + written + pad }], from + pad.length, written);
  }
  const at = from + inside.trimEnd().length;
  const lead = eol + outer + unit;
  const written = render(outer + unit);
  const insert = lead + written + behind(outer + unit) + eol + outer;
  return addition([{ from: at, to, insert }], at + lead.length, written);
}

/** Whether a collection in braces of YAML begins on the line of the block around. Then its lines are deeper than that block. */
function isFlowBegunOnLine({ text, language }: Draft, { start, owner }: TreePlace): boolean {
  if (language !== 'yaml' || owner?.container.node.form !== 'flow') return false;
  let outermost = owner.container;
  while (outermost.owner?.container.node.form === 'flow') outermost = outermost.owner.container;
  return !text.slice(outermost.start, start).includes('\n');
}

/** The changes that take a member away, or all from it to another one; the last of a block cannot be taken. */
export function removeMember(draft: Draft, container: TreePlace, index: number, last = index): readonly TextChange[] {
  const chunks = new Chunks(draft.text, container, draft.language);
  const count = chunks.members.length;
  const { text } = draft;
  if (chunks.isFlow && last - index === count - 1) {
    const [from, to] = [chunks.boundary(-1), chunks.end];
    const rest = text.slice(chunks.boundary(last), to);
    if (chunks.own(0) === chunks.lead(0) && rest.trim() === '' && !chunks.endsWithLineComment(-1))
      return [deletion(from, to)];
    return [deletion(chunks.afterPrevious(0), chunks.boundary(last))];
  }
  if (index === 0) {
    const [from, to] = [chunks.isFlow ? chunks.own(0) : chunks.lead(0), chunks.lead(last + 1)];
    const [before, after] = [columnOf(text, from), columnOf(text, to)];
    const isOnLine = indentOf(text, from).length === before;
    return [!chunks.isFlow && isOnLine ? deletion(from - before, to - after) : deletion(from, to)];
  }
  const [from, to] = gapOf(chunks, index, last);
  const comma = last === count - 1 && chunks.comma(last) === undefined ? chunks.comma(index - 1) : undefined;
  if (comma === undefined) return [deletion(from, to)];
  return comma + 1 === from ? [deletion(comma, to)] : [deletion(comma, comma + 1), deletion(from, to)];
}

/** What goes with members behind others. What follows on their line must not become part of a line comment in front of them. */
function gapOf(chunks: Chunks, index: number, last: number): readonly [from: number, to: number] {
  const { text } = chunks;
  const to = chunks.boundary(last);
  const isAlone = /^[ \t]*(\r?\n|$)/.test(text.slice(to, endOfLine(text, to) + 2));
  if (!chunks.isFlow || isAlone || !chunks.isBehindLineComment(index)) return [chunks.afterPrevious(index), to];
  return [chunks.own(index), skipSpaces(text, to)];
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
