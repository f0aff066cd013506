import type { ItemBatch, Items } from '../../../language/asl/mapRun';
import { andThen } from '../../../util/maybe';
import type { OpenObject } from '../../integrations/objects/ObjectBucket';
import { ParquetFile, type ParquetRow } from './ParquetFile';
import { doubleNumber, readNumber } from '../../../util/ExactNumber';
import { isoTime } from '../../../util/isoTime';
import type { Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';

/** The rows of a Parquet file. */
export function parquetItems(source: string, object: OpenObject): Items {
  const file = new ParquetFile(object);
  let rows: ItemBatch['values'] = [];
  const next = (max: number): ReturnType<Items['next']> => {
    if (rows.length > 0) {
      const values = rows.slice(0, max);
      rows = rows.slice(max);
      return { values };
    }
    return andThen(file.next(), (read): ItemBatch | Promise<ItemBatch | undefined> | undefined => {
      if (read === undefined) return undefined;
      rows = read.rows.map((row) => jsonRow(row, read.doubles));
      return next(max);
    });
  };
  return { source, next, close: () => file.close() };
}

/**
 * A row as JSON, members as the file's schema has them. Not recorded: how AWS writes each type. Here whole numbers are
 * exact, doubles print as Java prints them, times are ISO 8601, and bytes are text.
 */
function jsonRow(row: ParquetRow, doubles: readonly string[]): Json {
  const json: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    const isDouble = typeof value === 'number' && doubles.includes(name);
    setMember(json, name, isDouble ? doubleNumber(value) : jsonValue(value));
  }
  return json;
}

function jsonValue(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return readNumber(String(value));
  if (typeof value === 'number') return Number.isInteger(value) ? value : doubleNumber(value);
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8');
  if (Object.prototype.toString.call(value) === '[object Date]') return isoTime((value as Date).getTime());
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value === 'object') return jsonRow(value as ParquetRow, []);
  return value as Json;
}
