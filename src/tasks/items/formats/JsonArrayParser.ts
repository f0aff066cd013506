import { StringDecoder } from 'node:string_decoder';
import { whyNoJson } from '../../../util/jacksonMessage';
import { readJson, type Json } from '../../../util/json';
import { itemReaderFailed } from '../failures';
import { notIterable } from './jsonDocument';
import { maxItemBytes, type RowParser } from './RowParser';

/** What may come next between elements. */
type Expecting = 'array' | 'endOfScalar' | 'firstItem' | 'item' | 'separator' | 'nothing';

/** A JSON array, item by item: the file is never in memory as a whole. */
export class JsonArrayParser implements RowParser {
  private readonly decoder = new StringDecoder('utf8');
  private text = '';
  private at = 0;
  private expecting: Expecting = 'array';
  private item = 0;
  /** The start and the current nesting depth of the item being scanned. */
  private start = -1;
  private depth = 0;
  private inText = false;

  push(piece: Buffer, rows: Json[]): void {
    this.add(this.decoder.write(piece));
    this.read(rows);
  }

  end(rows: Json[]): void {
    this.add(this.decoder.end());
    this.read(rows);
    if (this.expecting === 'array' || this.expecting === 'endOfScalar') this.refuseScalar();
    if (this.expecting !== 'nothing') throw this.failed('it ends before the array does');
  }

  private add(more: string): void {
    const from = this.start >= 0 ? this.start : this.at;
    if (this.text.length - from > maxItemBytes) throw itemReaderFailed(tooLarge(this.item));
    this.text = this.text.slice(from) + more;
    this.at -= from;
    if (this.start >= 0) this.start = 0;
  }

  private read(rows: Json[]): void {
    while (this.at < this.text.length) {
      if (this.expecting === 'endOfScalar') return;
      if (this.start >= 0) {
        if (!this.skipItem()) return;
        rows.push(this.takeItem());
        continue;
      }
      const code = this.text.charCodeAt(this.at);
      if (code <= 0x20 || code === 0xfeff) this.at += 1;
      else this.readBetween(code);
    }
  }

  private readBetween(code: number): void {
    switch (this.expecting) {
      case 'array':
        if (code === brace.open) throw notIterable();
        if (code === bracket.open) {
          this.expecting = 'firstItem';
          this.at += 1;
        } else {
          this.expecting = 'endOfScalar';
          this.start = this.at;
        }
        return;
      case 'firstItem':
      case 'item':
        if (code === bracket.close && this.expecting === 'firstItem') {
          this.expecting = 'nothing';
          this.at += 1;
          return;
        }
        this.start = this.at;
        this.depth = 0;
        this.inText = false;
        return;
      case 'separator':
        if (code !== comma && code !== bracket.close) throw this.failed('a comma or the end of the array is missing');
        this.expecting = code === comma ? 'item' : 'nothing';
        this.at += 1;
        return;
      case 'endOfScalar':
      case 'nothing':
        throw this.failed('something follows the end of the array');
    }
  }

  /** Skips to the end of the item; `false` if it is incomplete. */
  private skipItem(): boolean {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (this.inText) {
        if (code === backslash) {
          // The escaped character may be in the next piece.
          if (this.at + 1 >= text.length) return false;
          this.at += 1;
        } else if (code === quote) this.inText = false;
      } else if (code === quote) this.inText = true;
      else if (code === brace.open || code === bracket.open) this.depth += 1;
      else if (code === brace.close || code === bracket.close) {
        if (this.depth === 0) return true;
        this.depth -= 1;
      } else if (code === comma && this.depth === 0) return true;
    }
    return false;
  }

  private takeItem(): Json {
    const source = this.text.slice(this.start, this.at);
    this.start = -1;
    this.expecting = 'separator';
    if (source.length > maxItemBytes / 3 && Buffer.byteLength(source) > maxItemBytes)
      throw itemReaderFailed(tooLarge(this.item));
    try {
      const value = readJson(source);
      this.item += 1;
      return value;
    } catch (error) {
      throw this.failed(whyNoJson(source, error));
    }
  }

  /** Input that does not start as an array may be other JSON, or no JSON at all. */
  private refuseScalar(): never {
    const source = this.text.slice(Math.max(this.start, 0));
    try {
      readJson(source);
    } catch (error) {
      throw this.failed(whyNoJson(source, error));
    }
    throw notIterable();
  }

  /** Not recorded. */
  private failed(why: string): Error {
    return itemReaderFailed(`The file is not a JSON array: ${why} (item ${this.item}).`);
  }
}

/** Not recorded. */
function tooLarge(item: number): string {
  return `Item ${item} is larger than ${maxItemBytes} bytes.`;
}

const bracket = { open: 0x5b, close: 0x5d };
const brace = { open: 0x7b, close: 0x7d };
const comma = 0x2c;
const quote = 0x22;
const backslash = 0x5c;
