import { whyNoJson } from '../../../util/jacksonMessage';
import { readJson, type Json } from '../../../util/json';
import { itemReaderFailed } from '../failures';
import { maxItemBytes, type RowParser } from './RowParser';

const lineFeed = 0x0a;

/** JSONL: a JSON value in each line. Empty lines are not items. */
export class JsonLines implements RowParser {
  private rest: Buffer[] = [];
  private restBytes = 0;
  private line = 0;

  push(piece: Buffer, rows: Json[]): void {
    const last = piece.lastIndexOf(lineFeed);
    if (last < 0) return this.keep(piece);
    const whole = piece.subarray(0, last + 1);
    this.readLines(this.restBytes === 0 ? whole : Buffer.concat([...this.rest, whole]), rows);
    this.rest = [];
    this.restBytes = 0;
    if (last + 1 < piece.length) this.keep(piece.subarray(last + 1));
  }

  end(rows: Json[]): void {
    if (this.restBytes > 0) this.readLines(Buffer.concat(this.rest), rows);
  }

  private keep(piece: Buffer): void {
    this.rest.push(piece);
    this.restBytes += piece.length;
    if (this.restBytes > maxItemBytes) throw tooLarge(this.line + 1);
  }

  /** Reads complete lines, so that no character is split. */
  private readLines(bytes: Buffer, rows: Json[]): void {
    const text = bytes.toString('utf8');
    for (let at = this.line === 0 && text.startsWith('\ufeff') ? 1 : 0; at < text.length;) {
      const feed = text.indexOf('\n', at);
      const end = feed < 0 ? text.length : feed;
      this.line += 1;
      const value = this.readLine(text.slice(at, end));
      if (value !== undefined) rows.push(value);
      at = end + 1;
    }
  }

  private readLine(line: string): Json | undefined {
    if (line.length > maxItemBytes / 3 && Buffer.byteLength(line) > maxItemBytes) throw tooLarge(this.line);
    try {
      return readJson(line);
    } catch (error) {
      if (line.trim() === '') return undefined;
      // Not recorded.
      throw itemReaderFailed(`Line ${this.line} of the JSONL file is not JSON: ${whyNoJson(line, error)}`);
    }
  }
}

/** Not recorded. */
function tooLarge(line: number): Error {
  return itemReaderFailed(`The item in line ${line} is larger than ${maxItemBytes} bytes.`);
}
