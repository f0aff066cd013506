import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type CST,
  type Document,
  type Pair,
  type Scalar,
} from 'yaml';
import type { Json } from '../../util/json';
import type { SyntaxFault } from './DefinitionDocument';
import { deepest, type ReadText } from './readJsonText';
import { endOfLine } from './language';
import { writtenNumber } from './writtenNumber';
import { scalarAt, type WrittenForm, type TreeMember, type TreeNode } from './tree';

export interface YamlReading extends ReadText {
  /** Why the file is read only as a whole. */
  readonly whole?: string;
}

/** Which YAML: a template is read as CloudFormation reads it, with the words of YAML 1.1 and `!Tag`s. */
export type YamlKind = 'definition' | 'template';

const forms: Readonly<Record<string, WrittenForm>> = {
  PLAIN: 'plain',
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Reads YAML that its author may still be writing. What cannot be read is a fault. */
export function readYamlText(text: string, dialect: YamlKind = 'definition'): YamlReading {
  const deep = deepAt(text);
  if (deep !== undefined) {
    const message = `Values are nested more than ${deepest} deep here.`;
    return { root: undefined, faults: [{ from: deep, to: deep + 1, message }] };
  }
  const documents = parseAllDocuments(text, { keepSourceTokens: true, uniqueKeys: false, logLevel: 'silent' });
  const [document, ...more] = Array.isArray(documents) ? documents : [];
  if (document === undefined)
    return { root: undefined, faults: [{ from: 0, to: text.length, message: 'There is no value here.' }] };
  const reader = new YamlReader(text, dialect);
  const root = reader.read(document);
  const faults = [...reader.faults, ...document.errors.map(({ pos: [from, to], message }) => ({ from, to, message }))];
  if (root !== undefined) for (const { from } of faults) breakAt(root, from);
  if (more.length === 0) return { root, faults };
  return {
    root,
    faults,
    whole: 'The file holds more than one YAML document; a definition is edited in a file with one.',
  };
}

/** Marks the innermost collection around a fault. */
function breakAt(root: TreeNode, offset: number): void {
  let node = root;
  let start = root.at;
  for (;;) {
    const child = node.children.findLast(({ at }) => start + at <= offset);
    if (child === undefined || child.value.children.length === 0) break;
    start += child.at + child.value.at;
    node = child.value;
  }
  node.isBroken = true;
}

class YamlReader {
  readonly faults: SyntaxFault[] = [];
  private readonly anchors = new Map<string, TreeNode>();

  constructor(
    private readonly text: string,
    private readonly dialect: YamlKind,
  ) {}

  read(document: Document): TreeNode | undefined {
    const { contents } = document;
    if (contents === null) {
      this.faults.push({ from: 0, to: this.text.length, message: 'There is no value here.' });
      return undefined;
    }
    const { node, start } = this.node(contents, contents.range?.[0] ?? 0);
    node.at = start;
    return node;
  }

  /** A value and its absolute position. */
  private node(item: unknown, slot: number): { node: TreeNode; start: number } {
    if (isAlias(item)) return this.alias(item.source, item.range![0], item.range![1]);
    if (isMap(item) || isSeq(item)) {
      const isFlow = item.flow === true;
      const kind = isMap(item) ? 'map' : 'list';
      const node: TreeNode = { kind, form: isFlow ? 'flow' : 'block', at: 0, length: 0, children: [], isBroken: false };
      if (item.anchor !== undefined) this.anchors.set(item.anchor, node);
      const tokens = (item.srcToken as CST.BlockMap | CST.FlowCollection | undefined)?.items ?? [];
      let start = item.range![0];
      const members: { member: TreeMember; start: number }[] = [];
      for (const [index, child] of item.items.entries()) {
        const found = isMap(item)
          ? this.pair(child as Pair, tokens[index], start)
          : this.item(child, tokens[index], isFlow);
        members.push(found);
      }
      if (!isFlow && members.length > 0) start = members[0]!.start;
      for (const { member, start: at } of members) {
        member.at = at - start;
        node.children.push(member);
      }
      const last = members.at(-1);
      node.length = isFlow ? item.range![1] - start : last === undefined ? 0 : last.member.at + last.member.length;
      this.tag(node, item.tag);
      return { node, start: this.withTag(node, start, item.tag, slot) };
    }
    if (isScalar(item)) return this.scalar(item, slot);
    return {
      node: { kind: 'scalar', form: 'empty', at: 0, length: 0, children: [], value: null, isBroken: false },
      start: slot,
    };
  }

  private pair(
    pair: Pair,
    given: CST.CollectionItem | undefined,
    mapStart: number,
  ): { member: TreeMember; start: number } {
    const token = (pair as { srcToken?: CST.CollectionItem }).srcToken ?? given;
    const props =
      token?.start.filter(({ type }) => type === 'anchor' || type === 'tag' || type === 'explicit-key-ind') ?? [];
    const key = pair.key as Scalar | null;
    const keyStart = key?.range?.[0] ?? endOfTokens(token?.start) ?? mapStart;
    const start = Math.min(keyStart, ...props.map(({ offset }) => offset));
    const isWord = isScalar(pair.key);
    const keyEnd = key?.range?.[1] ?? keyStart;
    const name = isWord ? this.nameOf(key!) : undefined;
    const colon = token?.sep?.find(({ type }) => type === 'map-value-ind');
    const slot = this.slotAfter(colon === undefined ? keyEnd : colon.offset + 1, token?.sep);
    const isMerge = name === '<<' && key?.type === 'PLAIN';
    const { node: value, start: valueStart } = this.node(pair.value, slot);
    value.at = valueStart - start;
    if (isMerge) value.locked ??= 'A merge key (<<) takes it from elsewhere.';
    const member: TreeMember = {
      at: 0,
      length: Math.max(valueStart + value.length, slot, keyEnd) - start,
      name: name ?? '',
      nameLength: keyEnd - start,
      slot: slot - start,
      value,
      ...(isMerge && { isMerge }),
      ...(props.length > 0 || !isWord || colon === undefined || key!.type?.startsWith('BLOCK') === true
        ? { locked: 'The key is more than a name.' }
        : {}),
    };
    if (name === undefined)
      this.faults.push({ from: start, to: keyEnd, message: 'A key must be a string here, not a list or a map.' });
    return { member, start };
  }

  private nameOf({ value, source, type, tag }: Scalar): string {
    if (typeof value === 'string') return value;
    if (tag === undefined && type === 'PLAIN') return source === undefined || source === '' ? 'null' : source;
    return String(value);
  }

  private item(
    child: unknown,
    token: CST.CollectionItem | undefined,
    isFlow: boolean,
  ): { member: TreeMember; start: number } {
    const dash = token?.start.find(({ type }) => type === 'seq-item-ind');
    const props = token?.start.filter(({ type }) => type === 'anchor' || type === 'tag') ?? [];
    const start = isFlow
      ? Math.min(rangeStart(child), ...props.map(({ offset }) => offset))
      : (dash?.offset ?? rangeStart(child));
    const slot = this.slotAfter(isFlow ? start : start + 1, token?.start);
    const { node: value, start: valueStart } = this.node(child, slot);
    value.at = valueStart - start;
    if (isMap(child) && isFlow && this.text[child.range![0]] !== '{') value.locked = 'It is a pair without braces.';
    const length = Math.max(valueStart + value.length, slot) - start;
    return { member: { at: 0, length, name: undefined, nameLength: 0, slot: slot - start, value }, start };
  }

  /** Behind the anchor in front of a value, which stays when the value is replaced. */
  private slotAfter(from: number, tokens: readonly CST.SourceToken[] | undefined): number {
    const anchor = tokens?.find(({ type, offset }) => type === 'anchor' && offset >= from);
    return anchor === undefined ? from : anchor.offset + anchor.source.length;
  }

  private alias(name: string, start: number, end: number): { node: TreeNode; start: number } {
    const target = this.anchors.get(name);
    if (target !== undefined) target.pinned = `Its value is named &${name}, and *${name} repeats it elsewhere.`;
    const locked = `It is the alias *${name}; edit the value that is named &${name}.`;
    const length = end - start;
    return {
      node: { kind: 'alias', form: 'plain', at: 0, length, children: [], target, isBroken: false, locked },
      start,
    };
  }

  private scalar(item: Scalar, slot: number): { node: TreeNode; start: number } {
    const form = forms[item.type ?? 'PLAIN'] ?? 'plain';
    const [from, to] = item.range!;
    if (from === to && form === 'plain') {
      const node = scalarAt(0, 0, null, 'empty');
      this.tag(node, item.tag);
      if (item.anchor !== undefined) this.anchors.set(item.anchor, node);
      return { node, start: slot };
    }
    const isBlock = form === 'literal' || form === 'folded';
    const end = isBlock ? endOfBlock(this.text, from, to) : to;
    const node = scalarAt(0, end - from, this.valueOf(item), form);
    if (item.anchor !== undefined) this.anchors.set(item.anchor, node);
    this.tag(node, item.tag);
    return { node, start: this.withTag(node, from, item.tag, slot) };
  }

  private valueOf({ value, source = '', type, tag }: Scalar): Json {
    if (type === 'PLAIN' && tag === undefined && this.dialect === 'template') {
      const special = yaml11(source);
      if (special !== undefined) return special;
    }
    if (typeof value === 'bigint') return writtenNumber(String(value));
    if (typeof value === 'number' && /^-?\d+$/.test(source)) return writtenNumber(source);
    if (value instanceof Date) return source;
    if (typeof value === 'number' && !Number.isFinite(value)) return source;
    return (value ?? null) as Json;
  }

  private tag(node: TreeNode, tag: string | undefined): void {
    if (tag === undefined || tag === '!' || tag.startsWith('tag:yaml.org,2002:')) return;
    node.tag = tag;
    node.locked = `It is the intrinsic function ${tag}, whose value is known when it is deployed.`;
  }

  /** A value with a tag begins with that. */
  private withTag(node: TreeNode, start: number, tag: string | undefined, slot: number): number {
    if (tag === undefined) return start;
    const at = this.text.slice(slot, start).indexOf('!');
    if (at < 0) return start;
    node.locked ??= 'It has a tag.';
    const from = slot + at;
    node.length += start - from;
    for (const child of node.children) child.at += start - from;
    return from;
  }
}

function rangeStart(item: unknown): number {
  return (item as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}

function endOfTokens(tokens: readonly CST.SourceToken[] | undefined): number | undefined {
  const last = tokens?.at(-1);
  return last && last.offset + last.source.length;
}

/** A block scalar ends with its last line, before the line break. */
function endOfBlock(text: string, from: number, to: number): number {
  const header = endOfLine(text, from);
  if (to <= header) return to;
  if (text[to - 1] !== '\n') return to;
  return text[to - 2] === '\r' ? to - 2 : to - 1;
}

function yaml11(source: string): Json | undefined {
  if (/^(yes|Yes|YES|on|On|ON)$/.test(source)) return true;
  if (/^(no|No|NO|off|Off|OFF)$/.test(source)) return false;
  if (/^[-+]?0[0-7]+$/.test(source)) return parseInt(source, 8);
  // An account id such as 012345678901 is not a number in YAML 1.1.
  return /^[-+]?0\d+$/.test(source) ? source : undefined;
}

/** Where brackets or indentation are too deep for a parser that recurses. */
function deepAt(text: string): number | undefined {
  let depth = 0;
  let starting = true;
  let column = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\n') {
      column = 0;
      starting = true;
      continue;
    }
    if (starting) {
      column++;
      if (column > 2 * deepest && !/\s/.test(char)) return at;
      if (!/[\s]/.test(char)) starting = /[-?:]/.test(char) && /\s/.test(text[at + 1] ?? '');
    }
    if (char === '[' || char === '{') {
      if (++depth > deepest) return at;
    } else if ((char === ']' || char === '}') && depth > 0) depth--;
  }
  return undefined;
}
