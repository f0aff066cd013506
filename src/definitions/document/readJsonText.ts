import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { SyntaxFault } from './DefinitionDocument';
import { writtenNumber } from './writtenNumber';
import { scalarAt, type TreeMember, type TreeNode } from './tree';

export interface ReadText {
  /** `undefined` for a source without a value, or with values that are nested too deep. */
  readonly root: TreeNode | undefined;
  readonly faults: readonly SyntaxFault[];
}

/** The library's kinds of token; its own names for them are gone when it runs. */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  unknown: 16,
  end: 17,
} as const;

/** Values nested deeper are not read. */
export const deepest = 400;

interface Level {
  readonly node: TreeNode;
  readonly start: number;
  /** The member whose value comes next. */
  open: { readonly member: TreeMember; readonly start: number } | undefined;
  needsComma: boolean;
}

/**
 * Reads JSON that its author may still be writing: comments, trailing commas and bare `${Token}`s are allowed; what is
 * wrong or missing is a fault, and everything else is read. It does not recurse.
 */
export function readJsonText(text: string): ReadText {
  const reader = new JsonReader(text);
  return { root: reader.read(), faults: reader.faults };
}

class JsonReader {
  readonly faults: SyntaxFault[] = [];
  private readonly scanner: JSONScanner;
  private readonly levels: Level[] = [];
  private root: TreeNode | undefined;
  /** After the last token that is no comment. */
  private last = 0;

  constructor(private readonly text: string) {
    this.scanner = createScanner(text, true);
    if (text.startsWith('\uFEFF')) this.scanner.setPosition(1);
  }

  read(): TreeNode | undefined {
    for (let kind: number = this.scanner.scan(); kind !== token.end; kind = this.scanner.scan()) {
      const start = this.scanner.getTokenOffset();
      const end = start + this.scanner.getTokenLength();
      if (kind === token.openBrace || kind === token.openBracket) {
        if (this.levels.length === deepest) {
          this.fault(start, end, `Values are nested more than ${deepest} deep here.`);
          return undefined;
        }
        this.openLevel(kind === token.openBrace ? 'map' : 'list', start);
        this.last = end;
      } else if (kind === token.closeBrace || kind === token.closeBracket)
        this.closeLevel(kind === token.closeBrace ? 'map' : 'list', start);
      else if (kind === token.comma) this.comma(start);
      else if (kind === token.colon) this.colon(start);
      else this.scalar(kind, start, end);
      this.last = Math.max(this.last, this.scanner.getPosition());
    }
    while (this.levels.length > 0) {
      const { node, start } = this.levels.at(-1)!;
      this.fault(start, start + 1, `This ${node.kind === 'map' ? '{' : '['} is not closed.`);
      this.finish(this.text.length);
    }
    if (this.root === undefined) this.fault(0, this.text.length, 'There is no value here.');
    return this.root;
  }

  private isWrong(): boolean {
    return (this.scanner.getTokenError() as number) !== 0;
  }

  private fault(from: number, to: number, message: string): void {
    this.faults.push({ from, to, message });
    const level = this.levels.at(-1);
    if (level !== undefined) level.node.isBroken = true;
  }

  private openLevel(kind: 'map' | 'list', start: number): void {
    const node: TreeNode = { kind, form: 'flow', at: start, length: 0, children: [], isBroken: false };
    if (this.place(node, start, start + 1)) this.levels.push({ node, start, open: undefined, needsComma: false });
  }

  private closeLevel(kind: 'map' | 'list', start: number): void {
    const closer = kind === 'map' ? '}' : ']';
    if (!this.levels.some(({ node }) => node.kind === kind))
      return this.fault(start, start + 1, `This ${closer} closes nothing.`);
    while (this.levels.at(-1)!.node.kind !== kind) {
      this.fault(start, start + 1, `Here ${kind === 'map' ? ']' : '}'} is missing.`);
      this.finish(this.last);
    }
    this.finish(start + 1);
  }

  /** Closes the innermost level. */
  private finish(end: number): void {
    this.endMember();
    const { node, start } = this.levels.pop()!;
    node.length = end - start;
    this.grow(node, end);
  }

  /** The member around the value that ends here ends with it. */
  private grow(node: TreeNode, end: number): void {
    const level = this.levels.at(-1);
    const child = level?.node.children.at(-1);
    if (child?.value === node) child.length = end - level!.start - child.at;
  }

  private endMember(): void {
    const level = this.levels.at(-1)!;
    if (level.open === undefined) return;
    const { member, start } = level.open;
    const end = start + Math.max(member.length, member.slot);
    this.fault(start, end, `The member ${JSON.stringify(member.name)} has no value.`);
    level.open = undefined;
    level.needsComma = true;
  }

  private comma(start: number): void {
    const level = this.levels.at(-1);
    if (level === undefined) return this.fault(start, start + 1, 'A comma is not possible here.');
    this.endMember();
    if (!level.needsComma) this.fault(start, start + 1, 'There is nothing before this comma.');
    level.needsComma = false;
  }

  private colon(start: number): void {
    const open = this.levels.at(-1)?.open;
    if (open === undefined || open.member.slot > open.member.nameLength)
      return this.fault(start, start + 1, 'A colon is not possible here.');
    const { member } = open;
    member.slot = start + 1 - open.start;
    member.length = member.slot;
    member.value.at = member.slot;
  }

  private scalar(kind: number, start: number, scanned: number): void {
    const end = kind === token.unknown ? this.endOfToken(start, scanned) : scanned;
    const level = this.levels.at(-1);
    if (
      level?.node.kind === 'map' &&
      (level.open === undefined || level.open.member.slot === level.open.member.nameLength)
    )
      return this.name(kind, start, end, level);
    const node = this.readScalar(kind, start, end);
    this.place(node, start, end);
  }

  private readScalar(kind: number, start: number, end: number): TreeNode {
    const length = end - start;
    const written = this.text.slice(start, end);
    if (kind === token.string) {
      if (this.isWrong()) this.fault(start, end, 'This string is not closed, or has a wrong escape.');
      return scalarAt(start, length, this.scanner.getTokenValue(), 'double');
    }
    if (kind === token.number && !this.isWrong() && Number.isFinite(Number(written)))
      return scalarAt(start, length, writtenNumber(written), 'plain');
    if (kind === token.true) return scalarAt(start, length, true, 'plain');
    if (kind === token.false) return scalarAt(start, length, false, 'plain');
    if (kind === token.null) return scalarAt(start, length, null, 'plain');
    if (/^\$\{[^}]*\}$/.test(written)) return scalarAt(start, length, written, 'plain');
    this.fault(start, end, `${written.slice(0, 40)} is no value.`);
    return { kind: 'missing', form: 'plain', at: start, length, children: [], isBroken: true };
  }

  /** A bare `${Token}`, which the scanner reads as far as its brace. */
  private endOfToken(start: number, end: number): number {
    if (this.text.slice(start, end + 1) !== '${') return end;
    const close = this.text.slice(end, end + 200).indexOf('}');
    if (close < 0) return end;
    this.scanner.setPosition(end + close + 1);
    return end + close + 1;
  }

  private name(kind: number, start: number, end: number, level: Level): void {
    this.endMember();
    if (kind !== token.string) return this.fault(start, end, 'A name in double quotes is missing here.');
    if (level.needsComma) this.fault(start, start + 1, 'A comma is missing before this name.');
    if (this.isWrong()) this.fault(start, end, 'This name is not closed, or has a wrong escape.');
    const nameLength = end - start;
    const value: TreeNode = {
      kind: 'missing',
      form: 'empty',
      at: nameLength,
      length: 0,
      children: [],
      isBroken: true,
    };
    const member = {
      at: start - level.start,
      length: nameLength,
      name: this.scanner.getTokenValue(),
      nameLength,
      slot: nameLength,
      value,
    };
    level.node.children.push(member);
    level.open = { member, start };
  }

  /** Puts a value where it belongs; whether there is such a place. */
  private place(node: TreeNode, start: number, end: number): boolean {
    const level = this.levels.at(-1);
    if (level === undefined) {
      if (this.root !== undefined) {
        this.fault(start, end, 'There is more than one value.');
        this.root.isBroken = true;
        // What is inside is read, and belongs to nothing.
        return node.kind !== 'scalar';
      }
      this.root = node;
      return true;
    }
    if (level.open !== undefined) {
      const { member, start: from } = level.open;
      if (member.slot === member.nameLength) this.fault(start, start + 1, 'A colon is missing before this value.');
      node.at = start - from;
      member.value = node;
      member.length = end - from;
      level.open = undefined;
    } else {
      if (level.needsComma) this.fault(start, start + 1, 'A comma is missing before this value.');
      if (level.node.kind === 'map') this.fault(start, end, 'A value has no name here.');
      node.at = 0;
      // In a map, a value without a name is read and belongs to nothing.
      if (level.node.kind === 'list')
        level.node.children.push({
          at: start - level.start,
          length: end - start,
          name: undefined,
          nameLength: 0,
          slot: 0,
          value: node,
        });
    }
    level.needsComma = true;
    return true;
  }
}
