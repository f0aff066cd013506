import type { Json } from '../../util/json';
import { CannotEditError, type TextChange } from './DefinitionDocument';
import type { Language } from './language';
import type { ReadText } from './readJsonText';
import type { Style } from './styleOf';
import { columnOf } from './styleOf';
import { dataOf, type TreePlace, type TreeMember, type TreeNode } from './tree';

/** The value of a source, and its faults. */
export interface TextReading extends ReadText {
  /** Why all of it is read only, in a sentence. */
  readonly whole?: string;
}

export interface Reader {
  readonly language: Language;
  read(text: string): TextReading;
}

/**
 * A text and its tree while edits are made: each edit changes both, so that the text is not read again for the next one.
 */
export class Draft {
  readonly changes: TextChange[] = [];

  constructor(
    public text: string,
    public root: TreeNode,
    readonly reader: Reader,
    readonly style: Style,
  ) {}

  get language(): Language {
    return this.reader.language;
  }

  /** Replaces ranges of the text, which ascend and are offsets of the text as it is now. Returns by how much that grew. */
  write(changes: readonly TextChange[]): number {
    let grown = 0;
    const parts: string[] = [];
    let done = 0;
    for (const { from, to, insert } of changes) {
      parts.push(this.text.slice(done, from), insert);
      this.changes.push({ from: from + grown, to: to + grown, insert });
      grown += insert.length - (to - from);
      done = to;
    }
    this.text = parts.join('') + this.text.slice(done);
    return grown;
  }

  /** Writes changes between the members of a collection, moves the members behind each, and changes the members. */
  writeBetween(container: TreePlace, changes: readonly TextChange[], change: (members: TreeMember[]) => void): void {
    const { node, start } = container;
    let [next, passed] = [0, 0];
    const grown = this.write(changes);
    for (const child of node.children) {
      for (; next < changes.length && changes[next]!.to <= start + child.at; next++)
        passed += changes[next]!.insert.length - (changes[next]!.to - changes[next]!.from);
      child.at += passed;
    }
    change(node.children);
    node.names = undefined;
    this.fit(container, grown);
  }

  /** Makes a collection as long as its text is now, and moves what follows it. */
  fit({ node, owner }: TreePlace, grown: number): void {
    if (node.form === 'block') this.fitBlock(node);
    else node.length += grown;
    if (owner === undefined) return;
    const { member, container } = owner;
    member.length = Math.max(member.value.at + node.length, member.slot);
    this.moveBehind(container.node, member, grown);
    this.fit(container, grown);
  }

  moveBehind({ children }: TreeNode, member: TreeMember, grown: number): void {
    for (let at = children.length - 1; at >= 0 && children[at] !== member; at--) children[at]!.at += grown;
  }

  /** Reads a member that was written, and checks that it says what it should. */
  readMember(container: TreePlace, from: number, to: number, name: string | undefined, value: Json): TreeMember {
    const { kind, form } = container.node;
    const written = this.text.slice(from, to);
    const [open, close] =
      form === 'block'
        ? [' '.repeat(columnOf(this.text, from)), this.style.eol]
        : kind === 'map'
          ? ['{', '}']
          : ['[', ']'];
    const { root, faults } = this.reader.read(open + written + close);
    const [member, ...more] = root?.children ?? [];
    const isThere =
      member !== undefined &&
      more.length === 0 &&
      faults.length === 0 &&
      root!.at + member.at === open.length &&
      member.length === written.length &&
      member.name === name &&
      JSON.stringify(dataOf(member.value)) === JSON.stringify(value);
    if (!isThere)
      throw new CannotEditError(`${JSON.stringify(name ?? value)} cannot be written here as ${written.slice(0, 200)}.`);
    member.at = from - container.start;
    return member;
  }

  /** A block begins with its first member and ends with its last. */
  private fitBlock(node: TreeNode): void {
    const { children } = node;
    const first = children[0]!.at;
    if (first !== 0) {
      node.at += first;
      for (const child of children) child.at -= first;
    }
    const last = children.at(-1)!;
    node.length = last.at + last.length;
  }
}
