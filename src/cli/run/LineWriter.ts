import { formatDuration } from '../../story/trace/formatDuration';
import type { Strand } from '../../story/trace/Story';
import { withoutControls } from '../../util/withoutControls';
import { type WalkedState, statesIn } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';
import type { Paint } from '../../terminal/paint';

interface LineWriterOptions {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  /** Characters in a line. */
  readonly columns: number;
  /** The length of the longest state name, with what is drawn before it. */
  readonly nameWidth: number;
}

const timeWidth = 10;

/** Formats lines about states: time, surrounding branches and items, a mark, the name, and details. */
export class LineWriter {
  readonly paint: Paint;
  /** When the execution started, in epoch milliseconds. */
  startMs = 0;

  constructor(private readonly options: LineWriterOptions) {
    this.paint = options.paint;
  }

  /** `     +2s  │0 ✓ Charge   lambda charge` */
  state(strand: Strand, atMs: number, mark: string, name: string, text: string): void {
    const { nameWidth } = this.options;
    const { drawn, width } = this.around(strand);
    const time = `+${formatDuration(atMs - this.startMs)}`.padStart(timeWidth);
    const padded = withoutControls(name).padEnd(Math.max(0, nameWidth - width));
    this.print(`${this.paint('dim', time)}  ${drawn}${mark} ${padded}  ${text}`);
  }

  /** A line below that of a state. */
  note(strand: Strand, text: string): void {
    this.print(
      `${' '.repeat(timeWidth + 2)}${this.around(strand).drawn}    ${this.paint('dim', withoutControls(text))}`,
    );
  }

  /** The number of characters that fit in a line below a state's, after a short word. */
  room(strand: Strand): number {
    return this.options.columns - timeWidth - this.around(strand).width - 12;
  }

  /** The output of other code: the user's own functions. */
  foreign(text: string): void {
    for (const line of text.replace(/\n$/, '').split('\n'))
      this.print(`${' '.repeat(timeWidth)}  ${this.paint('dim', `┊ ${line}`)}`);
  }

  /** A bar for each surrounding strand, with the number of the branch or item. */
  private around(strand: Strand): { drawn: string; width: number } {
    let drawn = '';
    let width = 0;
    for (let at = strand; at.owner !== undefined; at = at.owner.strand) {
      const label = at.kind === 'iteration' ? `#${at.index}` : String(at.index);
      drawn = `${this.paint('cyan', '│')}${this.paint('dim', label)} ${drawn}`;
      width += label.length + 2;
    }
    return { drawn, width };
  }

  private print(line: string): void {
    this.options.write(`${line.trimEnd()}\n`);
  }
}

const widest = 48;

/** The width of every state name, with what is drawn before those inside Parallel and Map. */
export function nameWidth(definition: string): number {
  const states = statesIn(JSON.parse(definition) as JsonObject);
  const width = states.reduce((most, state) => Math.max(most, state.name.length + drawnBefore(state)), 0);
  return Math.min(widest, width);
}

function drawnBefore({ block: { kind, owner } }: WalkedState): number {
  if (owner === undefined) return 0;
  return (kind === 'branch' ? 3 : 4) + drawnBefore(owner);
}
