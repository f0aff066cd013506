import { doubleNumber, readNumber } from '../../../util/ExactNumber';
import { isoTime } from '../../../util/isoTime';
import type { Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import type { ParquetRow } from './ParquetFile';

/**
 * A row as JSON, members as the file's schema has them. Not recorded: how AWS writes each type. Here whole numbers are
 * exact, doubles print as Java prints them, times are ISO 8601, and bytes are text.
 */
export function jsonRow(row: ParquetRow, doubles: readonly string[]): Json {
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
