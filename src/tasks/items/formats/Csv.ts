import { StringDecoder } from 'node:string_decoder';
import { javaHashOrder } from '../../../util/javaHashOrder';
import type { Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { itemReaderFailed } from '../failures';
import { type RowParser, maxItemBytes } from './RowParser';

export interface CsvOptions {
  /** Without them, the first row is used. */
  readonly headers: readonly string[] | undefined;
  /** One character. */
  readonly delimiter: string;
}

/** AWS: the maximum size of the header row, in bytes. */
const maxHeaderBytes = 10 * 1024;

/**
 * CSV: an object of strings for each row.
 *
 * AWS: missing fields of a row are empty strings, fields beyond the header are dropped, and the members are in the
 * order of a Java HashMap (recorded).
 */
export class Csv implements RowParser {
  private readonly records: CsvRecords;
  private readonly decoder = new StringDecoder('utf8');
  /** Members in order, each with the index of its field. */
  private columns: readonly Column[] | undefined;

  constructor({ headers, delimiter }: CsvOptions) {
    this.records = new CsvRecords(delimiter);
    if (headers !== undefined) this.columns = columnsOf(headers);
  }

  push(piece: Buffer, rows: Json[]): void {
    this.records.add(this.decoder.write(piece));
    this.take(false, rows);
  }

  end(rows: Json[]): void {
    this.records.add(this.decoder.end());
    this.take(true, rows);
  }

  private take(isEnd: boolean, rows: Json[]): void {
    for (let fields = this.records.next(isEnd); fields !== undefined; fields = this.records.next(isEnd)) {
      if (this.columns === undefined) this.columns = headerOf(fields);
      else rows.push(rowOf(this.columns, fields));
    }
  }
}

interface Column {
  readonly name: string;
  readonly field: number;
}

function headerOf(names: readonly string[]): readonly Column[] {
  // Not recorded: the message.
  if (Buffer.byteLength(names.join(',')) > maxHeaderBytes)
    throw itemReaderFailed(`The header row of the CSV file is larger than ${maxHeaderBytes} bytes.`);
  return columnsOf(names);
}

function columnsOf(names: readonly string[]): readonly Column[] {
  // AWS: recorded.
  if (new Set(names).size < names.length) throw itemReaderFailed('CSV headers cannot contain duplicates.');
  return javaHashOrder(names).map((name) => ({ name, field: names.indexOf(name) }));
}

function rowOf(columns: readonly Column[], fields: readonly string[]): Json {
  const row: Record<string, Json> = {};
  for (const { name, field } of columns) {
    const value = fields[field];
    setMember(row, name, value === undefined ? '' : detached(value));
  }
  return row;
}

/** Shorter strings are copied anyway. */
const shortestSlice = 13;

/** A field that does not keep the piece of the file in memory from which it was sliced. */
function detached(value: string): string {
  return value.length < shortestSlice ? value : ` ${value}`.slice(1);
}

/**
 * Splits a CSV file into records, and records into fields.
 *
 * AWS: a line feed ends a record. Quotes enclose delimiters and line feeds, and `""` inside them is a quote. A
 * backslash escapes itself, a quote or the delimiter, and is otherwise dropped (recorded, and the guide). Not recorded:
 * an empty line, which is not a record here.
 */
class CsvRecords {
  private text = '';
  private at = 0;
  /** The next quote or backslash; -1 without one. */
  private special = -1;
  private record = 0;
  private begun = false;

  constructor(private readonly delimiter: string) {}

  /** Adds more of the file. */
  add(more: string): void {
    const rest = this.text.slice(this.at);
    if (rest.length > maxItemBytes) throw this.failed(`is larger than ${maxItemBytes} bytes.`);
    this.text = rest + more;
    this.at = 0;
    if (!this.begun && this.text !== '') {
      this.begun = true;
      if (this.text.startsWith('\ufeff')) this.at = 1;
    }
    this.findSpecial();
  }

  /** The next record; `undefined` if it is incomplete. `isEnd`: the rest is the last record. */
  next(isEnd: boolean): string[] | undefined {
    for (;;) {
      const { text, at } = this;
      const feed = text.indexOf('\n', at);
      if (feed < 0 && (!isEnd || at >= text.length)) return undefined;
      if (this.special >= 0 && this.special < at) this.findSpecial();
      const end = feed < 0 ? text.length : feed;
      if (this.special >= 0 && this.special < end) {
        const fields = this.readCarefully(isEnd);
        if (fields !== undefined) this.record += 1;
        return fields;
      }
      this.at = end + 1;
      const line = text.slice(at, text.charCodeAt(end - 1) === carriageReturn && end > at ? end - 1 : end);
      if (line === '') continue;
      this.record += 1;
      return line.split(this.delimiter);
    }
  }

  private findSpecial(): void {
    const quote = this.text.indexOf('"', this.at);
    const backslash = this.text.indexOf('\\', this.at);
    this.special = quote < 0 ? backslash : backslash < 0 ? quote : Math.min(quote, backslash);
  }

  /** A record with quotes or backslashes; `undefined`, without consuming anything, if it is incomplete. */
  private readCarefully(isEnd: boolean): string[] | undefined {
    const { text, delimiter } = this;
    const fields: string[] = [];
    let at = this.at;
    for (;;) {
      const field = text[at] === '"' ? this.readQuoted(at + 1, isEnd) : this.readPlain(at);
      if (field === undefined) return undefined;
      fields.push(field.value);
      at = field.end;
      if (text[at] === delimiter) {
        at += 1;
        continue;
      }
      if (at >= text.length && !isEnd) return undefined;
      if (text[at] === '\r' && at + 1 >= text.length && !isEnd) return undefined;
      if (text[at] === '\r' && (text[at + 1] === '\n' || at + 1 >= text.length)) at += 1;
      // Not recorded.
      if (at < text.length && text[at] !== '\n')
        throw this.failed(`has characters between a closing quote and the delimiter.`);
      this.at = at + 1;
      return fields;
    }
  }

  private readPlain(start: number): Field {
    const { text, delimiter } = this;
    let value = '';
    let from = start;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x0a || text[at] === delimiter) break;
      if (code !== backslash) continue;
      value += text.slice(from, at);
      from = at + 1;
      if (this.isEscaped(at + 1)) at += 1;
    }
    // The carriage return at the end of a line does not belong to the field.
    const endsLine = text[at] === '\n' && text.charCodeAt(at - 1) === carriageReturn && at - 1 >= from;
    return { value: value + text.slice(from, endsLine ? at - 1 : at), end: at };
  }

  /** `undefined` if it is incomplete. */
  private readQuoted(start: number, isEnd: boolean): Field | undefined {
    const { text } = this;
    let value = '';
    let from = start;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === backslash) {
        value += text.slice(from, at);
        from = at + 1;
        if (this.isEscaped(at + 1)) at += 1;
      } else if (code === quote) {
        if (at + 1 >= text.length && !isEnd) return undefined;
        value += text.slice(from, at);
        if (text.charCodeAt(at + 1) !== quote) return { value, end: at + 1 };
        from = at + 1;
        at += 1;
      }
    }
    // Not recorded.
    if (isEnd) throw this.failed('has a quote that is never closed.');
    return undefined;
  }

  private isEscaped(at: number): boolean {
    const character = this.text[at];
    return character === '\\' || character === '"' || character === this.delimiter;
  }

  private failed(what: string): Error {
    return itemReaderFailed(`Record ${this.record + 1} of the CSV file ${what}`);
  }
}

interface Field {
  readonly value: string;
  /** Where the input continues. */
  readonly end: number;
}

const quote = 0x22;
const backslash = 0x5c;
const carriageReturn = 0x0d;
