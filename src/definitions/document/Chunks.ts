import { endOfComment, isLineComment, skipSpaces, skipWhite, trimWhite, type Language } from './language';
import { columnOf, indentOf } from './styleOf';
import type { TreePlace, TreeMember } from './tree';

/**
 * What belongs to each member of a collection in its text: the comments above it, the comma behind it, and a comment on
 * its line.
 */
export class Chunks {
  readonly start: number;
  readonly end: number;
  readonly members: readonly TreeMember[];
  readonly isFlow: boolean;
  private readonly isRoot: boolean;

  constructor(
    readonly text: string,
    { node, start, owner }: TreePlace,
    private readonly language: Language,
  ) {
    this.start = start;
    this.end = start + node.length - (node.form === 'flow' ? 1 : 0);
    this.members = node.children;
    this.isFlow = node.form === 'flow';
    this.isRoot = owner === undefined;
  }

  memberStart(index: number): number {
    return this.start + this.members[index]!.at;
  }

  memberEnd(index: number): number {
    return this.memberStart(index) + this.members[index]!.length;
  }

  /** The offset of the comma behind a member. */
  comma(index: number): number | undefined {
    if (!this.isFlow) return undefined;
    for (let at = this.memberEnd(index); at < this.end;) {
      if (this.text[at] === ',') return at;
      const end = endOfComment(this.text, at, this.language);
      if (end === undefined && !/\s/.test(this.text[at]!)) return undefined;
      at = end ?? at + 1;
    }
    return undefined;
  }

  /** Where a member ends with all that belongs to it; of -1, where the first may begin. */
  boundary(index: number): number {
    if (index < 0) return this.isFlow ? this.trailing(this.start + 1) : this.commentsAbove();
    const comma = this.comma(index);
    return this.trailing(comma === undefined ? this.memberEnd(index) : comma + 1);
  }

  /** The first character of a member, or of the comments above it. */
  lead(index: number): number {
    return skipWhite(this.text, this.boundary(index - 1), this.memberStart(index));
  }

  /** Like `lead`, without comments that an empty line keeps apart. */
  own(index: number): number {
    const lead = this.lead(index);
    const above = this.text.slice(lead, this.memberStart(index));
    const apart = [...above.matchAll(/\n[ \t]*\r?\n\s*/g)].at(-1);
    return apart === undefined ? lead : lead + apart.index + apart[0].length;
  }

  /** The white space in front of a member. */
  space(index: number): string {
    return this.text.slice(this.boundary(index - 1), this.lead(index));
  }

  /** Whether a line comment ends here. */
  endsWithLineComment(index: number): boolean {
    const from = index < 0 ? this.start + 1 : (this.comma(index) ?? this.memberEnd(index) - 1) + 1;
    for (let at = skipSpaces(this.text, from); at < this.boundary(index);) {
      const end = endOfComment(this.text, at, this.language);
      if (end === undefined) return false;
      if (isLineComment(this.text, at)) return true;
      at = skipSpaces(this.text, end);
    }
    return false;
  }

  /** Whether a line comment is the last thing in front of a member and of the comments that go with it. */
  isBehindLineComment(index: number): boolean {
    const to = this.afterPrevious(index);
    let isBehind = false;
    for (let at = this.memberEnd(index - 1); at < to;) {
      const end = endOfComment(this.text, at, this.language);
      if (end !== undefined) isBehind = isLineComment(this.text, at);
      at = end ?? at + 1;
    }
    return isBehind;
  }

  /** Where what is in front of a member ends. */
  afterPrevious(index: number): number {
    return trimWhite(this.text, this.boundary(index - 1), this.own(index));
  }

  /** Behind the comments that followPath on the same line, unless something else follows these. */
  private trailing(from: number): number {
    let end = from;
    for (let at = skipSpaces(this.text, from); ; at = skipSpaces(this.text, end)) {
      const comment = endOfComment(this.text, at, this.language);
      if (comment === undefined) return end === from || /^\r?\n/.test(this.text.slice(at, at + 2)) ? end : from;
      end = comment;
      if (isLineComment(this.text, at)) return end;
    }
  }

  /** The start of the comments above the first member of a block. Those above a whole definition are not its first member's. */
  private commentsAbove(): number {
    const { text, start } = this;
    if (this.isRoot || indentOf(text, start).length !== columnOf(text, start)) return start;
    let from = start;
    for (;;) {
      const lineEnd = text.lastIndexOf('\n', from - 1);
      const line = text.slice(text.lastIndexOf('\n', lineEnd - 1) + 1, lineEnd);
      const comment = /^[ \t]*#/.exec(line);
      if (lineEnd < 0 || comment === null) return from;
      from = lineEnd - line.length + comment[0].length - 1;
    }
  }
}
