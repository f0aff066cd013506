import { StringDecoder } from 'node:string_decoder';
import { javaHashOrder } from '../../../util/javaHashOrder';
import type { Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { itemReaderFailed } from '../failures';
import { CsvRecords } from './CsvRecords';
import type { RowParser } from './RowParser';

export interface CsvOptions {
  /** Without them, they are the first row. */
  readonly headers: readonly string[] | undefined;
  /** One character. */
  readonly delimiter: string;
}

/** AWS: so many bytes may be in the header row. */
const maxHeaderBytes = 10 * 1024;

/**
 * CSV: an object of texts for each row.
 *
 * AWS: fields that a row lacks are empty texts, fields beyond the header are dropped, and the members are in the order of
 * a Java HashMap (recorded).
 */
export class Csv implements RowParser {
  private readonly records: CsvRecords;
  private readonly decoder = new StringDecoder('utf8');
  /** Members in their order, each with the number of its field. */
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
  // Not recorded: the text.
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

/** Shorter texts are copied anyway. */
const shortestSlice = 13;

/** A field that does not hold the piece of the file that it was cut out of. */
function detached(value: string): string {
  return value.length < shortestSlice ? value : ` ${value}`.slice(1);
}
