import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { HarnessError } from '../../../errors/HarnessError';
import type { OpenObject } from '../../integrations/objects/ObjectBucket';
import { itemReaderFailed } from '../failures';

/** A row as the thread reads it: values of JavaScript. */
export type ParquetRow = Readonly<Record<string, unknown>>;

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

/** A Parquet file that a thread reads, as far as it is asked for. */
export class ParquetFile {
  private readonly object: OpenObject;
  private readonly worker: Worker;
  private asker: Asker | undefined;
  private ended = false;

  constructor(object: OpenObject) {
    this.object = object;
    this.worker = new Worker(path.join(__dirname, 'parquetWorker.mjs'), { workerData: { size: object.info.size } });
    this.worker.unref();
    this.worker.on('message', (message: FromWorker) => this.hear(message));
    this.worker.on('error', (error) => this.fail(itemReaderFailed(unreadable(error.message))));
    this.worker.on('exit', () => this.fail(itemReaderFailed(unreadable('its thread has ended'))));
  }

  /** The next rows; `undefined` at the end. */
  next(): Promise<ParquetRows | undefined> {
    if (this.ended) return Promise.resolve(undefined);
    // The process goes on as long as somebody waits for rows.
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
