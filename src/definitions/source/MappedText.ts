import { startsOfLines } from '../../language/asl/parse';
import { maxPieces, maxTextLength } from '../limits';
import type { Position } from '../../util/Position';
import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Hole } from './Hole';

/**
 * A stretch of text with its origin. `lines`: it was copied unchanged from the file, so its second line is the file's
 * next line, which starts at `indent`. `point`: all of it belongs to one place (an escaped string).
 */
interface Piece {
  readonly text: string;
  readonly at: Position;
  readonly mapping: 'lines' | 'point';
  readonly indent: number;
  readonly hole?: Hole | undefined;
}

/**
 * Text composed of pieces that remember their origin: a definition that went through `Fn::Join`, `${Token}` and a
 * separate file can still say in which line of which file a state was written.
 */
export class MappedText {
  readonly #pieces: readonly Piece[];
  readonly length: number;
  #text: string | undefined;
  #starts: number[] | undefined;
  #lineStarts: (number[] | undefined)[] | undefined;

  private constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    let length = 0;
    for (const piece of pieces) length += piece.text.length;
    this.length = length;
    const at = pieces[0]?.at;
    if (at && (length > maxTextLength || pieces.length > maxPieces)) throw tooLong(at);
  }

  /** Text copied unchanged from the file; its further lines start after `indent` characters. */
  static lines(text: string, at: Position, indent = 0): MappedText {
    return new MappedText([{ text, at, mapping: 'lines', indent }]);
  }

  /** Text that belongs to one place as a whole. */
  static point(text: string, at: Position): MappedText {
    return new MappedText([{ text, at, mapping: 'point', indent: 0 }]);
  }

  /** An unknown value; it has a provisional text until `fillHoles` finds the stub. */
  static hole(hole: Hole): MappedText {
    return new MappedText([{ text: hole.stub ?? hole.id, at: hole.at, mapping: 'point', indent: 0, hole }]);
  }

  static join(parts: readonly MappedText[]): MappedText {
    const pieces: Piece[] = [];
    for (const part of parts) for (const piece of part.#pieces) pieces.push(piece);
    return new MappedText(pieces);
  }

  get holes(): readonly Hole[] {
    return this.#pieces.flatMap(({ hole }) => (hole ? [hole] : []));
  }

  /** The hole that is the whole text, if it is one. */
  get onlyHole(): Hole | undefined {
    return this.#pieces.length === 1 ? this.#pieces[0]!.hole : undefined;
  }

  toString(): string {
    return (this.#text ??= this.#pieces.map(({ text }) => text).join(''));
  }

  /** Where the character at `offset` came from; for the end of the text, where its last piece ends. */
  positionAt(offset: number): Position {
    const index = this.#pieceAt(offset);
    const piece = this.#pieces[index];
    if (!piece) return { file: '', line: 1, column: 1 };
    const within = Math.min(Math.max(offset - this.#startOf(index), 0), piece.text.length);
    if (piece.mapping === 'point') return piece.at;
    const starts = ((this.#lineStarts ??= [])[index] ??= startsOfLines(piece.text));
    const line = lastAtMost(starts, within);
    const column = within - starts[line]! + (line === 0 ? piece.at.column : piece.indent + 1);
    return { file: piece.at.file, line: piece.at.line + line, column };
  }

  slice(from: number, to = this.length): MappedText {
    const pieces: Piece[] = [];
    for (let index = this.#pieceAt(from); index < this.#pieces.length; index++) {
      const start = this.#startOf(index);
      if (start >= to) break;
      const piece = this.#pieces[index]!;
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, piece.text.length)];
      if (first >= last) continue;
      if (first === 0 && last === piece.text.length) pieces.push(piece);
      else pieces.push(this.#cut(piece, start, first, last));
    }
    return new MappedText(pieces);
  }

  /** The text with every hole filled; `start` and `end` are the range of the hole's provisional text. */
  fillHoles(fill: (hole: Hole, start: number, end: number) => string): MappedText {
    return this.#mapPieces((piece, start) =>
      piece.hole ? { ...withoutHole(piece), text: fill(piece.hole, start, start + piece.text.length) } : piece,
    );
  }

  /** Replaces every match; `undefined` leaves the match unchanged. */
  replace(pattern: RegExp, replacement: (match: RegExpExecArray, at: Position) => MappedText | undefined): MappedText {
    const parts: MappedText[] = [];
    const text = this.toString();
    let done = 0;
    for (const match of text.matchAll(pattern)) {
      const found = replacement(match, this.positionAt(match.index));
      if (!found) continue;
      parts.push(this.slice(done, match.index), found);
      done = match.index + match[0].length;
    }
    if (done === 0) return this;
    parts.push(this.slice(done));
    return MappedText.join(parts);
  }

  /** The content of a JSON string between its quotes. */
  escaped(): MappedText {
    return this.#mapPieces((piece) => {
      const text = JSON.stringify(piece.text).slice(1, -1);
      return text === piece.text ? piece : { ...piece, text, mapping: 'point' };
    });
  }

  /** The value of a JSON string, from the content between its quotes. */
  unescaped(): MappedText {
    return this.#mapPieces((piece) => {
      const text = JSON.parse(`"${piece.text}"`) as string;
      return text === piece.text ? piece : { ...piece, text, mapping: 'point' };
    });
  }

  split(separator: string): MappedText[] {
    const text = this.toString();
    const parts: MappedText[] = [];
    let from = 0;
    for (const part of text.split(separator)) {
      parts.push(this.slice(from, from + part.length));
      from += part.length + separator.length;
    }
    return parts;
  }

  #mapPieces(change: (piece: Piece, start: number) => Piece): MappedText {
    let start = 0;
    const changed = this.#pieces.map((piece) => {
      const done = change(piece, start);
      start += piece.text.length;
      return done;
    });
    return changed.every((piece, index) => piece === this.#pieces[index]) ? this : new MappedText(changed);
  }

  #cut(piece: Piece, start: number, first: number, last: number): Piece {
    const { mapping, indent, hole } = piece;
    const text = piece.text.slice(first, last);
    return { text, at: this.positionAt(start + first), mapping, indent, hole: hole && { ...hole, stub: text } };
  }

  #startOf(index: number): number {
    if (!this.#starts) {
      this.#starts = [];
      let start = 0;
      for (const { text } of this.#pieces) {
        this.#starts.push(start);
        start += text.length;
      }
    }
    return this.#starts[index]!;
  }

  #pieceAt(offset: number): number {
    if (this.#pieces.length < 2) return 0;
    this.#startOf(0);
    return Math.max(lastAtMost(this.#starts!, offset), 0);
  }
}

function withoutHole({ hole: _, ...piece }: Piece): Piece {
  return piece;
}

/** Index of the last number that is at most `limit`, in an ascending list. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The error for text that keeps growing as its references are inserted. */
export function tooLong(at: Position): DefinitionLoadError {
  return new DefinitionLoadError(
    at,
    `The text that starts here grows beyond ${String(maxTextLength / 1024 / 1024)} MiB once its references are inserted.`,
    'Step Functions takes definitions of at most 1 MiB.',
  );
}
