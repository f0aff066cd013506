import { afterTurn, systemNow } from '../../../clock/system';
import type { Disk } from '../../../engine/journal/Disk';
import type { Journal, RecordPlace } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import { ServiceError } from '../../../errors/ServiceError';
import type { WorkflowType } from '../../../language/asl/types';
import { isReading } from '../isReading';
import type { MachineRevision } from '../../store/MachineRevision';
import { explainDisk } from './explainDisk';
import { FullDisk } from './FullDisk';
import type { DataRecord, Loaded } from './Loaded';
import { openFolder } from './openFolder';

/** Where a service keeps what it has, and how surely. */
export interface DataOptions {
  /** Of this process alone; made when it is not there. */
  readonly folder: string;
  /**
   * When what was acknowledged is safe. `batched`: the process may be killed at any time, and nothing is lost. `each`: the
   * machine may lose its power, too; each answer waits for the disk. Default `batched`.
   */
  readonly durable?: 'batched' | 'each' | undefined;
  /** Looks at what is there; nothing runs, and nothing is written. Default false. */
  readonly readOnly?: boolean | undefined;
  /** @internal */
  readonly disk?: Disk | undefined;
}

/** Whoever has something to be written down before the next flush. */
export interface Author {
  /** Appends what there is. */
  writeDown(): void;
}

/**
 * The journal of a service: what was appended together is written together, before anybody is told of it. When the disk
 * takes no more, nothing goes on until it does.
 */
export class DataDirectory {
  readonly options: DataOptions;
  private readonly onNote: (note: string) => void;
  readonly loaded: Loaded;
  private readonly journal: Journal;
  private readonly authors = new Set<Author>();
  private committing: Promise<void> | undefined;
  private readonly full: FullDisk;
  /** Nothing is written down: it has been closed, or all that there was is about to go. */
  private isSilent = false;
  /** Is asked before each flush. */
  clock: Author | undefined;

  constructor(options: DataOptions, onNote: (note: string) => void) {
    this.options = options;
    this.onNote = onNote;
    this.full = new FullDisk(() => this.flush());
    const { folder, durable, readOnly, disk } = options;
    const own = { syncs: durable === 'each', readOnly, disk, onNote };
    ({ journal: this.journal, loaded: this.loaded } = openFolder(folder, own));
  }

  get isReadOnly(): boolean {
    return this.options.readOnly ?? false;
  }

  /** Whoever runs the executions: nothing of them goes on while the disk takes nothing. */
  set onFull(rest: () => () => void) {
    this.full.rest = rest;
  }

  /** Has something to write: it is asked for it before the next flush. */
  register(author: Author): void {
    if (this.isSilent || this.isReadOnly) return;
    this.authors.add(author);
    void this.commitSoon();
  }

  append(record: DataRecord): RecordPlace {
    return this.appendText(JSON.stringify(record));
  }

  appendText(text: string): RecordPlace {
    if (this.isSilent || this.isReadOnly) return 0;
    const place = this.journal.append(text);
    void this.commitSoon();
    return place;
  }

  read(place: RecordPlace): Buffer {
    return this.journal.read(place);
  }

  numberOf(revision: MachineRevision, type: WorkflowType): number {
    return this.loaded.revisions.numberOf(revision, type, (record) => this.append(record));
  }

  revision(number: number): MachineRevision {
    return this.loaded.revisions.get(number, (place) => this.read(place));
  }

  /** Resolves when all that there is to write has been written; `undefined` when it has. Rejects with a ServiceError. */
  committed(): Promise<void> | undefined {
    if (this.committing === undefined && !this.isDirty) return undefined;
    return this.commitSoon();
  }

  /** Writes all that there is to write. Throws a ServiceError when the disk takes no more. */
  flush(): void {
    if (this.isSilent) return;
    this.ask();
    try {
      this.journal.flush();
    } catch (error) {
      this.full.failed(error);
      throw notWritten(this.options.folder, error);
    }
    this.full.recovered();
  }

  /** Throws a ServiceError while the disk takes nothing: then nobody may begin anything. */
  checkRoom(): void {
    if (this.full.isFull) this.flush();
  }

  /** Resolves when the disk takes what it is given again; `undefined` when it has taken all. */
  flushed(): Promise<void> | undefined {
    if (!this.isDirty && !this.full.isFull) return undefined;
    try {
      this.flush();
      return undefined;
    } catch {
      return this.full.whenRecovered();
    }
  }

  /** Whoever calls may call; throws a ServiceError or a HarnessError when not. */
  checkCall(operation: string): void {
    if (isReading(operation)) return;
    if (this.isReadOnly)
      throw new HarnessError(`${this.options.folder} is only looked at (--read-only): ${operation} would change it.`);
    this.checkRoom();
  }

  /** The answer to a call in this process, once it is written down. */
  answered(operation: string, output: object | Promise<object>): object | Promise<object> {
    if (output instanceof Promise) return output.then((late: object) => this.answered(operation, late));
    try {
      this.flush();
    } catch (error) {
      // Whoever looks is told what there is, also while the disk takes nothing.
      if (!isReading(operation)) throw error;
    }
    return output;
  }

  /** What there was is no more. `end` ends what runs, of which nothing is written down. */
  reset(end: () => void): void {
    this.ask();
    this.isSilent = true;
    end();
    this.authors.clear();
    this.isSilent = false;
    this.append({ kind: 'reset' });
    this.loaded.reset();
  }

  /** What is going on goes on with the next start. */
  close(): void {
    if (this.isSilent) return;
    if (!this.isReadOnly) this.ask();
    this.isSilent = true;
    this.full.close();
    try {
      this.journal.close();
    } catch (error) {
      this.onNote(`What was not acknowledged could not be written to ${this.options.folder}: ${explainDisk(error)}`);
    }
  }

  /** Ends it as if the process had been killed. @internal */
  abandon(): void {
    this.isSilent = true;
    this.full.close();
    this.journal.abandon();
  }

  private ask(): void {
    if (this.isDirty) this.clock?.writeDown();
    for (const author of this.authors) {
      this.authors.delete(author);
      author.writeDown();
    }
  }

  private get isDirty(): boolean {
    return this.authors.size > 0 || this.journal.isDirty;
  }

  private commitSoon(): Promise<void> {
    if (this.committing !== undefined) return this.committing;
    this.committing = new Promise((resolve, reject) => {
      afterTurn(() => {
        this.committing = undefined;
        try {
          if (this.isDirty) this.flush();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    // Nobody may be waiting: then the next call is told.
    this.committing.catch(() => undefined);
    return this.committing;
  }
}

/** A call that was not written down is no call: its caller must not take it for one. */
function notWritten(folder: string, error: unknown): ServiceError {
  return Object.assign(
    new ServiceError('InternalFailure', `Stepmill could not write to ${folder}: ${explainDisk(error)}`, {}, 500),
    { javaPackage: 'com.amazon.coral.service' },
  );
}

/** By how much a clock is ahead of the system's. */
export function aheadOfSystem(nowMs: number): number {
  return nowMs - systemNow();
}
