import { cut } from '../../story/trace/clip';
import type { Stream } from './Terminal';

const clearLine = '\r\u001b[2K';

/**
 * Prints lines, and below them one that changes: what is going on now. The latter only on a terminal; it is gone before
 * anything else is printed.
 */
export class LiveLine {
  private shown = '';

  constructor(private readonly stream: Stream) {}

  /** Prints whole lines above. */
  print(text: string): void {
    this.stream.write(this.shown === '' ? text : clearLine + text);
    this.shown = '';
  }

  /** Shows a line until the next one; none when it is empty. */
  show(text: string): void {
    if (!this.stream.isTerminal) return;
    const room = Math.max(10, this.stream.columns - 1);
    const fitting = cut(text, room);
    if (fitting === this.shown) return;
    this.stream.write(`${this.shown === '' ? '' : clearLine}${fitting}`);
    this.shown = fitting;
  }

  clear(): void {
    this.show('');
  }
}
