import type { Json } from '../../util/json';
import { TextReader, type Piece } from './TextReader';
import type { Story } from '../trace/Story';

/**
 * Tells whether texts and numbers of two executions say the same. Ids are told apart one-to-one: an id of one execution
 * stands for one id of the other, wherever it comes.
 */
export class Likeness {
  private readonly ids: Ids;
  private readonly expected: TextReader;
  private readonly actual: TextReader;

  constructor(expected: Story, actual: Story, around?: Likeness) {
    this.ids = around?.ids ?? { there: new Map(), back: new Map() };
    const definitions = [expected, actual].map(({ origin }) => JSON.stringify(origin.definition) ?? '').join('\n');
    this.expected = new TextReader(expected, definitions);
    this.actual = new TextReader(actual, definitions);
  }

  /** Whether two strings or numbers are the same apart from ids, times, tokens and the like. */
  isSame(expected: Json | undefined, actual: Json | undefined): boolean {
    const wasTime = this.expected.isTimeValue(expected);
    if (wasTime && this.actual.isTimeValue(actual)) return true;
    if (typeof expected !== 'string' || typeof actual !== 'string') return expected === actual;
    const left = this.expected.read(expected);
    const right = this.actual.read(actual);
    if (left.length !== right.length || !left.every((piece, index) => isAlike(piece, right[index]!)))
      return expected === actual;
    return left.every((piece, index) => piece.kind !== 'id' || this.pair(piece.text, right[index]!.text));
  }

  private pair(expected: string, actual: string): boolean {
    const { there, back } = this.ids;
    const partner = there.get(expected);
    if (partner === undefined && !back.has(actual)) {
      there.set(expected, actual);
      back.set(actual, expected);
      return true;
    }
    return partner === actual;
  }
}

interface Ids {
  readonly there: Map<string, string>;
  readonly back: Map<string, string>;
}

function isAlike(a: Piece, b: Piece): boolean {
  return a.kind === b.kind && (a.kind !== 'text' || a.text === b.text);
}
