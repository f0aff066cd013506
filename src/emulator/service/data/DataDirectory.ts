import { afterTurn, systemNow } from '../../../clock/system';
import type { Disk } from '../../../engine/journal/Disk';
import type { Journal, RecordPlace } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import { ServiceError } from '../../../errors/ServiceError';
import type { WorkflowType } from '../../../language/asl/types';
import { findOperation, isReading, type LoadedOperation } from '../../operations/operations';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import { FullDisk, explainDisk } from './FullDisk';
import type { DataRecord, Loaded } from './Loaded';
import { openFolder } from './openFolder';
import { TurnNote } from './TurnNote';
import { isPending } from '../../../util/pending';

/** Where a service keeps its data, and how safely. */
export interface DataOptions {
  /** The folder, which only this process may use. Created if it does not exist. */
  readonly folder: string;
  /**
   * When acknowledged data is safe. `batched`: it survives the end of the process at any time. `each`: it also survives
   * a loss of power, because each response waits for the disk. Default `batched`.
   */
  readonly durable?: 'batched' | 'each' | undefined;
  /** Opens the data for inspection: nothing runs, and nothing is written. Default false. */
  readonly readOnly?: boolean | undefined;
  /** @internal */
  readonly disk?: Disk | undefined;
}

/** Has something to write before the next flush. */
export interface Author {
  /** Appends it. */
  writeDown(): void;
}

/**
 * The journal of a service. Everything that is appended together is written together, before any response. While the
 * disk is full, nothing continues.
 */
export class DataDirectory {
  readonly loaded: Loaded;
  private readonly journal: Journal;
  private readonly authors = new Set<Author>();
  private committing: Promise<void> | undefined;
  private readonly full: FullDisk;
  /** Records which execution runs; `undefined` if none does. */
  readonly turns: TurnNote | undefined;
  /** Nothing is written any more (closed), or not now (reset). */
  private isSilent = false;
  /** Writes the clock's time before each flush. */
  clock: Author | undefined;

  constructor(
    readonly options: DataOptions,
    private readonly onNote: (note: string) => void,
  ) {
    this.full = new FullDisk(() => this.flush());
    const { folder, durable, readOnly, disk } = options;
    const own = { syncs: durable === 'each', readOnly, disk, onNote };
    ({ journal: this.journal, loaded: this.loaded } = openFolder(folder, own));
    if (readOnly !== true) this.turns = new TurnNote(folder);
    const append = (text: string): RecordPlace => this.appendText(text);
    this.loaded.rows.append = append;
  }

  get isReadOnly(): boolean {
    return this.options.readOnly ?? false;
  }

  /** `rest` of the scheduler, which stops executions while the disk is full. */
  set onFull(rest: () => () => void) {
    this.full.rest = rest;
  }

  /** Lets an author write before the next flush. */
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

  /** The file of a record, and the byte in it, for messages. */
  whereIs(place: RecordPlace): string {
    return this.journal.whereIs(place);
  }

  numberOf(revision: MachineRevision, type: WorkflowType): number {
    return this.loaded.revisions.numberOf(revision, type, (record) => this.append(record));
  }

  revision(number: number): MachineRevision {
    return this.loaded.revisions.get(number, (place) => this.read(place));
  }

  /** Resolves when everything is written; `undefined` when it already is. Rejects with a ServiceError. */
  committed(): Promise<void> | undefined {
    if (this.committing === undefined && !this.isDirty) return undefined;
    return this.commitSoon();
  }

  /** Writes everything. Throws a ServiceError if the disk is full. */
  flush(): void {
    if (this.isSilent) return;
    this.ask();
    try {
      this.journal.flush();
    } catch (error) {
      const { isFull } = this.full;
      this.full.failed(error);
      throw notWritten(this.options.folder, error, isFull ? '' : begun);
    }
    this.full.recovered();
  }

  /** Throws a ServiceError while the disk is full: nothing new may begin. */
  checkRoom(): void {
    if (this.full.isFull) this.flush();
  }

  /** Resolves when everything could be written; `undefined` when it could be now. */
  flushed(): Promise<void> | undefined {
    if (!this.isDirty && !this.full.isFull) return undefined;
    try {
      this.flush();
      return undefined;
    } catch {
      return this.full.whenRecovered();
    }
  }

  /** Checks whether an operation may be called. Throws a ServiceError or a HarnessError. */
  checkCall(operation: LoadedOperation): void {
    if (isReading(operation)) return;
    if (this.isReadOnly)
      throw new HarnessError(
        `${this.options.folder} is only looked at (--read-only): ${operation.name} would change it.`,
      );
    this.checkRoom();
  }

  /** The response to a call in this process, after everything is written. */
  answered(operation: string, output: object | Promise<object>): object | Promise<object> {
    if (isPending(output)) return output.then((late: object) => this.answered(operation, late));
    try {
      this.flush();
    } catch (error) {
      // Reads get a response even while the disk is full.
      if (!isReading(findOperation(operation)!)) throw error;
    }
    return output;
  }

  /** Removes everything. `end` ends what runs, and nothing of that is written. */
  reset(end: () => void): void {
    this.ask();
    this.isSilent = true;
    end();
    this.authors.clear();
    this.isSilent = false;
    this.append({ kind: 'reset' });
    this.loaded.reset();
  }

  /** Closes the folder. The next start resumes what is running now. */
  close(): void {
    if (this.isSilent) return;
    if (!this.isReadOnly) this.ask();
    this.isSilent = true;
    this.full.close();
    this.turns?.end();
    this.turns?.close();
    try {
      this.journal.close();
    } catch (error) {
      this.onNote(`What was not acknowledged could not be written to ${this.options.folder}: ${explainDisk(error)}`);
    }
  }

  /** Ends it as if the process had been killed: nothing more is written. */
  abandon(): void {
    this.isSilent = true;
    this.full.close();
    this.turns?.close();
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
    // If nothing waits for it, the next call fails.
    this.committing.catch(() => undefined);
    return this.committing;
  }
}

/** The first call that finds the disk full has done its work: an execution that it started is listed. */
const begun = ' The new execution is listed, and will be written as soon as there is room.';

/** The error for a call that could not be written, so that its caller does not consider it done. */
function notWritten(folder: string, error: unknown, more: string): ServiceError {
  const message = `Stepmill could not write to ${folder}: ${explainDisk(error)}${more}`;
  return Object.assign(new ServiceError('InternalFailure', message, {}, 500), {
    javaPackage: 'com.amazon.coral.service',
  });
}

/** How far a clock is ahead of the system's. */
export function aheadOfSystem(nowMs: number): number {
  return nowMs - systemNow();
}
