import type { CarryEdit } from './DefinitionDocument';
import { Chunks } from './Chunks';
import type { Draft } from './Draft';
import { writeName } from './writeMember';
import { columnOf, indentOf } from './styleOf';
import { childAt, inMember, type TreeMember, type TreePlace } from './tree';

/** A member as it is written, with what belongs to it. */
export interface Piece {
  readonly index: number;
  /** From the first comment above it to its end. */
  readonly text: string;
  /** The indentation of its first line. */
  readonly indent: string;
  /** The comments behind it, on its line. */
  readonly behind: string;
  /** Those below it, in front of the end of the map. */
  readonly below: string;
  readonly endsWithLineComment: boolean;
  /** How many line breaks are in front of it. */
  readonly breaks: number;
}

type CarriedMember = CarryEdit['members'][number];
type Source = Pick<Draft, 'text' | 'language'>;

/** The text of members of a map. `isCopy`: without the anchors, which stay where they are. */
export function piecesIn(
  draft: Draft,
  container: TreePlace,
  members: readonly CarriedMember[],
  isCopy: boolean,
): readonly Piece[] {
  const chunks = new Chunks(draft.text, container, draft.language);
  const { children } = container.node;
  const isAll = !isCopy && members.length === children.length;
  const carried = new Set(members.map(({ name }) => childAt(container.node, name)));
  return members.map((given, at) => {
    const member = childAt(container.node, given.name)!;
    const index = children.indexOf(member);
    // What an empty line keeps apart from a member stays, unless the one in front goes, too.
    const isLed = index === 0 ? isAll || !chunks.isFlow : carried.has(children[index - 1]);
    const start = isLed ? chunks.lead(index) : chunks.own(index);
    const [from, to, boundary] = [chunks.memberStart(index), chunks.memberEnd(index), chunks.boundary(index)];
    const comma = chunks.comma(index);
    const rest = draft.text.slice(boundary, chunks.end);
    const hasRest = chunks.isFlow && isAll && at === members.length - 1 && index === children.length - 1;
    return {
      index,
      text: draft.text.slice(start, from) + written(draft, container, member, given, isCopy),
      indent: indentAt(draft, chunks, index),
      behind:
        comma === undefined || comma > boundary
          ? draft.text.slice(to, boundary)
          : draft.text.slice(to, comma) + draft.text.slice(comma + 1, boundary),
      below: hasRest && rest.trim() !== '' ? rest.trimEnd() : '',
      endsWithLineComment: chunks.endsWithLineComment(index),
      breaks: (chunks.space(index).match(/\n/g) ?? []).length,
    };
  });
}

function indentAt({ text }: Source, chunks: Chunks, index: number): string {
  return chunks.isFlow
    ? indentOf(text, chunks.memberStart(index))
    : ' '.repeat(columnOf(text, chunks.memberStart(index)));
}

/** The text of a member, with its name afterwards. */
function written(
  draft: Draft,
  container: TreePlace,
  member: TreeMember,
  { name, as }: CarriedMember,
  isCopy: boolean,
): string {
  const start = container.start + member.at;
  const text = draft.text.slice(start, start + member.length);
  const cuts = isCopy && draft.language === 'yaml' ? anchorsIn(draft, container, member, start) : [];
  const bare = cuts.reduceRight((now, [from, to]) => now.slice(0, from) + now.slice(to), text);
  if (name === as) return bare;
  return writeName(draft, container, member, as) + bare.slice(member.nameLength);
}

/** The anchors in a member, from its start: each stands in front of its value. */
function anchorsIn(
  draft: Draft,
  container: TreePlace,
  member: TreeMember,
  start: number,
): readonly (readonly [from: number, to: number])[] {
  const at = container.start + member.at;
  const begin = at + (member.name === undefined ? 0 : member.nameLength);
  const end = at + member.slot;
  const match = /[ \t]+&\S+$/.exec(draft.text.slice(begin, end));
  const own = match === null ? [] : [[begin + match.index - start, end - start] as const];
  const value = inMember(container, member);
  return [...own, ...member.value.children.flatMap((child) => anchorsIn(draft, value, child, start))];
}

/** Members as one text for a map, as `addMember` takes it. */
export function joinPieces(
  draft: Draft,
  { node, start }: TreePlace,
  pieces: readonly Piece[],
): { render: (indent: string | undefined) => string; behind: (indent: string | undefined) => string } {
  const { eol, comma } = draft.style;
  const isFlow = node.form === 'flow';
  const outer = indentOf(draft.text, start);
  const last = pieces.at(-1)!;
  const render = (indent: string | undefined): string => {
    const own = indent ?? outer;
    return pieces
      .map((piece, at) => {
        const text = indented(piece.text, piece.indent, own, eol);
        if (at === 0) return text;
        const before = pieces[at - 1]!;
        const isBelow = indent !== undefined || before.endsWithLineComment;
        const space = isBelow ? eol.repeat(Math.max(piece.breaks, 1)) + own : comma.slice(1);
        return (isFlow ? ',' : '') + indented(before.behind, before.indent, own, eol) + space + text;
      })
      .join('');
  };
  const behind = (indent: string | undefined): string =>
    indented(last.behind + last.below, last.indent, indent ?? outer, eol);
  return { render, behind };
}

/** A text whose lines after the first have another indentation. */
function indented(text: string, from: string, to: string, eol: string): string {
  const [first, ...others] = text.split(/\r?\n/);
  const lines = others.map((line) => {
    if (line.trim() === '') return line.startsWith(from) && line !== from ? to + line.slice(from.length) : '';
    return to + (line.startsWith(from) ? line.slice(from.length) : line.trimStart());
  });
  return [first, ...lines].join(eol);
}
