import type { Json } from '../../util/json';
import { CannotEditError, type TextChange } from './DefinitionDocument';
import type { Draft } from './Draft';
import { endOfLine } from './language';
import { renderBlock, type BlockText } from './renderBlock';
import { renderFlow } from './renderFlow';
import { columnOf, indentOf } from './styleOf';
import { dataOf, type TreePlace, type TreeMember } from './tree';
import { flowWriterOf, styleAround, writeFlow } from './writeMember';

/** Writes another value in the place of one. */
export function replaceValue(draft: Draft, found: TreePlace, value: Json): void {
  const { owner } = found;
  if (owner === undefined) return replaceRoot(draft, found, value);
  const { container, member, start } = owner;
  const index = container.node.children.indexOf(member);
  const isFlow = container.node.form === 'flow';
  const { changes, end } = isFlow
    ? inFlow(draft, found, container, index, value)
    : inBlock(draft, found, container, index, member, value);
  const grown = draft.write(changes);
  const written = draft.readMember(container, start, end, member.name, value);
  container.node.children[index] = written;
  container.node.names = undefined;
  draft.moveBehind(container.node, written, grown);
  draft.fit(container, grown);
}

interface Replacement {
  readonly changes: readonly TextChange[];
  /** Where the member ends afterwards. */
  readonly end: number;
}

function inFlow(draft: Draft, found: TreePlace, container: TreePlace, index: number, value: Json): Replacement {
  const { node, start } = found;
  const { text } = draft;
  const isInLine = !text.slice(container.start, container.start + container.node.length).includes('\n');
  const indent = isInLine ? undefined : indentOf(text, found.owner!.start);
  const wasOneLine = node.children.length > 0 && !text.slice(start, start + node.length).includes('\n');
  const style = styleOfOld(draft, found, container, index);
  const written = wasOneLine
    ? renderFlow(value, flowWriterOf(draft, style), undefined)
    : node.children.length > 0
      ? renderFlow(value, flowWriterOf(draft, style), indent)
      : node.kind === 'scalar' && draft.language === 'yaml' && indent === undefined
        ? renderFlow(value, flowWriterOf(draft, style), undefined)
        : writeFlow(draft, container, index, value, indent);
  const space = node.form === 'empty' && draft.language === 'yaml' ? ' ' : '';
  const insert = space + written;
  return { changes: [{ from: start, to: start + node.length, insert }], end: start + insert.length };
}

/** A string keeps its quotes. */
function styleOfOld(
  draft: Draft,
  { node }: TreePlace,
  container: TreePlace,
  index: number,
): ReturnType<typeof styleAround> {
  const style = styleAround(draft, container, index);
  const isLine = node.form === 'double' || node.form === 'single' || node.form === 'plain';
  return typeof node.value === 'string' && isLine ? { ...style, strings: node.form } : style;
}

/**
 * In a block, what stands on the line of the key is replaced there, so that a comment behind it stays, and what is below
 * is replaced below.
 */
function inBlock(
  draft: Draft,
  found: TreePlace,
  container: TreePlace,
  index: number,
  member: TreeMember,
  value: Json,
): Replacement {
  const { text } = draft;
  const { start: memberStart } = found.owner!;
  const column = columnOf(text, memberStart);
  const isItem = member.name === undefined;
  const slot = memberStart + member.slot;
  const [from, to] = [found.start, found.start + found.node.length];
  const lineEnd = endOfLine(text, slot);
  // A literal block would take the comment behind the old value for its own text.
  const isFollowed = from > lineEnd && text.slice(to, endOfLine(text, to)).trim() !== '';
  const style = { ...styleOfOld(draft, found, container, index), isFollowed };
  const block = renderBlock(value, column, style, isItem);
  if (from <= lineEnd) return onTheLine(text, slot, from, to, block);
  const between = text.slice(slot, from);
  const head = block.head === '' ? '' : ` ${block.head}`;
  if (!between.includes('#'))
    return { changes: [{ from: slot, to, insert: head + block.tail }], end: slot + head.length + block.tail.length };
  const changes = [
    ...(head === '' ? [] : [{ from: slot, to: slot, insert: head }]),
    { from: lineEnd, to, insert: block.tail },
  ];
  const end = block.tail === '' ? slot + head.length : lineEnd + head.length + block.tail.length;
  return { changes, end };
}

function onTheLine(text: string, slot: number, from: number, to: number, { head, tail }: BlockText): Replacement {
  const end = endOfLine(text, to);
  const hasComment = text.slice(to, end).trim() !== '';
  const space = head === '' || (from > slot && /[ \t]/.test(text[from - 1]!)) ? '' : ' ';
  const start = head === '' ? slot : from;
  const insert = space + head;
  if (!hasComment || tail === '')
    return { changes: [{ from: start, to, insert: insert + tail }], end: start + insert.length + tail.length };
  const changes = [
    { from: start, to, insert },
    { from: end, to: end, insert: tail },
  ];
  return { changes, end: end + insert.length - (to - start) + tail.length };
}

function replaceRoot(draft: Draft, { node, start }: TreePlace, value: Json): void {
  const { text, language } = draft;
  const style = { ...draft.style, strings: undefined, names: undefined };
  const indent = style.isOneLine ? undefined : indentOf(text, start);
  const asFlow = (): string => renderFlow(value, flowWriterOf(draft, style), indent);
  const asBlock = (): string => {
    const { head, tail } = renderBlock(value, columnOf(text, start) - 2, style, true);
    return head + tail;
  };
  const isEmptyFlow = node.form === 'flow' && node.children.length === 0;
  // A comment behind an empty collection would become part of a block's last string.
  const forms = language === 'yaml' && (node.form !== 'flow' || isEmptyFlow) ? [asBlock, asFlow] : [asFlow];
  for (const form of forms) {
    const insert = form();
    const { root, faults } = draft.reader.read(text.slice(0, start) + insert + text.slice(start + node.length));
    if (root === undefined || faults.length > 0 || JSON.stringify(dataOf(root)) !== JSON.stringify(value)) continue;
    draft.write([{ from: start, to: start + node.length, insert }]);
    draft.root = root;
    return;
  }
  throw new CannotEditError('The definition cannot be written as a whole here.');
}
