import path from 'node:path';
import { codeFolder } from '../../../util/place';
import { Worker } from 'node:worker_threads';
import type { ItemBatch, Items } from '../../../contract/mapRun';
import { andThen } from '../../../util/pending';
import type { OpenObject } from '../../integrations/objects/ObjectBucket';
import { doubleNumber, readNumber } from '../../../util/ExactNumber';
import { isoTime } from '../../../util/isoTime';
import type { Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { HarnessError } from '../../../errors/HarnessError';
import { itemReaderFailed } from '../failures';

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
 * A row as JSON, members as in the file's schema. Not recorded: how AWS writes each type. Here whole numbers are exact,
 * doubles are printed as in Java, times are ISO 8601, and bytes are text.
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

/** A row as the thread reads it, with JavaScript values. */
type ParquetRow = Readonly<Record<string, unknown>>;

interface ParquetRows {
  readonly rows: readonly ParquetRow[];
  /** Columns whose numbers are doubles, whole or not. */
  readonly doubles: readonly string[];
}

type FromWorker =
  | { readonly slice: number; readonly start: number; readonly end: number }
  | ParquetRows
  | { readonly end: true }
  | { readonly error: string; readonly missing?: string | undefined };

interface Asker {
  resolve(rows: ParquetRows | undefined): void;
  reject(error: Error): void;
}

/** A Parquet file that a thread reads on demand. */
class ParquetFile {
  private readonly worker: Worker;
  private asker: Asker | undefined;
  private ended = false;

  constructor(private readonly object: OpenObject) {
    const file = path.join(codeFolder, 'tasks/items/parquet/parquetWorker.mjs');
    this.worker = new Worker(file, { workerData: { size: object.info.size } });
    this.worker.unref();
    this.worker.on('message', (message: FromWorker) => this.hear(message));
    this.worker.on('error', (error) => this.fail(itemReaderFailed(unreadable(error.message))));
    this.worker.on('exit', () => this.fail(itemReaderFailed(unreadable('its thread has ended'))));
  }

  /** The next rows; `undefined` at the end. */
  next(): Promise<ParquetRows | undefined> {
    if (this.ended) return Promise.resolve(undefined);
    // Keeps the process running while rows are awaited.
    this.worker.ref();
    return new Promise((resolve, reject) => {
      this.asker = { resolve, reject };
      this.worker.postMessage({});
    });
  }

  close(): void {
    this.ended = true;
    this.object.close();
    void this.worker.terminate();
  }

  private hear(message: FromWorker): void {
    if ('slice' in message) void this.answerSlice(message.slice, message.start, message.end);
    else if ('rows' in message) this.settle(({ resolve }) => resolve(message));
    else if ('error' in message) this.fail(errorOf(message.error, message.missing));
    else {
      this.ended = true;
      this.settle(({ resolve }) => resolve(undefined));
    }
  }

  private async answerSlice(slice: number, start: number, end: number): Promise<void> {
    try {
      const bytes = await this.object.slice(start, end);
      const copy = new Uint8Array(bytes).buffer;
      this.worker.postMessage({ slice, bytes: copy }, [copy]);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  private fail(error: Error): void {
    this.settle(({ reject }) => reject(error));
  }

  private settle(how: (asker: Asker) => void): void {
    const { asker } = this;
    this.asker = undefined;
    this.worker.unref();
    if (asker !== undefined) how(asker);
  }
}

function errorOf(message: string, missing: string | undefined): Error {
  if (missing === undefined) return itemReaderFailed(unreadable(message));
  const why =
    missing === 'fzstd' ? 'Parquet files with ZSTD in them need Node 22.15 or later, or' : 'Parquet files need';
  return new HarnessError(`${why} the package ${missing}: npm install --save-dev ${missing}`);
}

/** Not recorded. */
function unreadable(message: string): string {
  return `The object cannot be read as a Parquet file: ${message}`;
}
