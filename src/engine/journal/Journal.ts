import fs from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { cutOff } from './cutOff';
import { systemDisk, type Disk } from './Disk';
import { FolderLock } from './FolderLock';
import { checkThatNothingIsThere, dropLeftovers } from './leftovers';
import { makeFolder, unusable } from './makeFolder';
import { journalFormat, readManifest, syncFolder, writeManifest } from './Manifest';
import { readRecord, readSegment } from './readSegment';
import { createSegment, segmentFile } from './segmentFile';
import { writeAll, writeSegments } from './writeSegments';
import { WriteBuffer } from './WriteBuffer';

export interface JournalOptions {
  /** Whether a flush waits for the device, so that what was flushed survives a loss of power. Default false. */
  readonly syncs?: boolean | undefined;
  /** Nothing is written, and no lock is taken. Default false. */
  readonly readOnly?: boolean | undefined;
  readonly disk?: Disk | undefined;
  /** Told what was found and repaired when the folder was opened. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** A new file begins when one has so many bytes. */
  readonly segmentBytes?: number | undefined;
}

/** The place of a record: the number of its file, and the byte at which it begins. */
export type RecordPlace = number;

const placesPerSegment = 2 ** 32;
const defaultSegmentBytes = 67_108_864;

/**
 * Records in the files of a folder, append-only. After `flush`, appended records are in a file and survive the end of
 * the process. What is written is never changed.
 */
export class Journal {
  readonly folder: string;
  private readonly options: JournalOptions;
  private readonly disk: Disk;
  private readonly lock: FolderLock | undefined;
  private segments: number[];
  /** Open files by number. */
  private readonly files = new Map<number, number>();
  /** The number of bytes in the last file. */
  private writtenBytes = 0;
  private readonly waiting = new WriteBuffer();
  private isClosed = false;

  private constructor(folder: string, options: JournalOptions, lock: FolderLock | undefined, segments: number[]) {
    this.folder = folder;
    this.options = options;
    this.disk = options.disk ?? systemDisk;
    this.lock = lock;
    this.segments = segments;
  }

  /**
   * Opens a folder, or makes it, and passes each of its records to `onRecord`, in order. Throws HarnessError when
   * another process uses it, when it is damaged, and when it has another format.
   */
  static open(
    folder: string,
    options: JournalOptions,
    onRecord: (payload: Buffer, place: RecordPlace) => void,
  ): Journal {
    const { readOnly = false } = options;
    if (readOnly && !fs.existsSync(folder)) throw new HarnessError(`There is no folder ${folder} to be looked at.`);
    if (!readOnly && makeFolder(folder)) fs.chmodSync(folder, 0o700);
    let lock: FolderLock | undefined;
    try {
      lock = readOnly ? undefined : FolderLock.take(folder);
      return Journal.openLocked(folder, options, lock, onRecord);
    } catch (error) {
      lock?.release();
      throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unusable(folder, error);
    }
  }

  private static openLocked(
    folder: string,
    options: JournalOptions,
    lock: FolderLock | undefined,
    onRecord: (payload: Buffer, place: RecordPlace) => void,
  ): Journal {
    const manifest = readManifest(folder);
    if (manifest === undefined) {
      checkThatNothingIsThere(folder);
      if (lock === undefined)
        throw new HarnessError(`${folder} is not a data directory of Stepmill: there is no folder.json.`);
      const journal = new Journal(folder, options, lock, []);
      journal.addSegment(1);
      return journal;
    }
    const journal = new Journal(folder, options, lock, [...manifest.segments]);
    if (lock !== undefined) dropLeftovers(folder, manifest.segments);
    const { segments } = journal;
    segments.forEach((segment, index) => {
      const isLast = index === segments.length - 1;
      journal.readSegment(segment, isLast, isLast ? manifest.closedBytes : undefined, onRecord);
    });
    if (lock !== undefined) journal.writeManifest();
    return journal;
  }

  /** Whether appended records are not in a file yet. */
  get isDirty(): boolean {
    return this.waiting.length > 0;
  }

  /** The bytes of all files. */
  get size(): number {
    return this.segments.reduce((sum, segment) => sum + fs.statSync(this.fileOf(segment)).size, 0);
  }

  /**
   * Appends a record. All records appended between two flushes are kept together or not at all. A string is written as
   * UTF-8.
   */
  append(payload: Buffer | string): RecordPlace {
    const { waiting } = this;
    if (waiting.length === 0 && this.writtenBytes > (this.options.segmentBytes ?? defaultSegmentBytes))
      this.beginNextIfPossible();
    return this.segments.at(-1)! * placesPerSegment + this.writtenBytes + waiting.add(payload);
  }

  /**
   * Writes what was appended. If that fails it throws the system's error, such as `ENOSPC`: then nothing of it is in
   * the file, and the next flush tries again.
   */
  flush(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    const file = this.open(this.segments.at(-1)!);
    const bytes = waiting.whole();
    try {
      writeAll(this.disk, file, bytes, this.writtenBytes);
      if (this.options.syncs === true) this.disk.sync(file);
    } catch (error) {
      waiting.goOn();
      this.disk.truncate(file, this.writtenBytes);
      throw error;
    }
    this.writtenBytes += bytes.length;
    waiting.clear();
  }

  /** The file of a place, and the byte in it, as messages say it. */
  whereIs(place: RecordPlace): string {
    return `${this.fileOf(Math.floor(place / placesPerSegment))} at byte ${place % placesPerSegment}`;
  }

  /** The record at a place. Throws HarnessError when it is damaged. */
  read(place: RecordPlace): Buffer {
    const segment = Math.floor(place / placesPerSegment);
    const at = place % placesPerSegment;
    if (segment === this.segments.at(-1) && at >= this.writtenBytes) return this.waiting.record(at - this.writtenBytes);
    return readRecord(this.open(segment), at, this.fileOf(segment));
  }

  /** Closes it, and notes the length of the last file, so that a record that is cut off later is missed. */
  close(): void {
    if (this.isClosed) return;
    try {
      if (this.lock !== undefined) {
        this.flush();
        this.disk.sync(this.open(this.segments.at(-1)!));
        this.writeManifest(this.writtenBytes);
      }
    } finally {
      this.abandon();
    }
  }

  /** Ends it as if the process had been killed. */
  abandon(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const file of this.files.values()) fs.closeSync(file);
    this.files.clear();
    this.lock?.release();
  }

  /** Replaces all records. If that is interrupted, the old ones are still there. */
  replace(payloads: Iterable<Buffer>): void {
    this.flush();
    const { segments: old, disk } = this;
    const { segmentBytes = defaultSegmentBytes } = this.options;
    const { segments, bytes } = writeSegments(this.folder, old.at(-1)! + 1, payloads, { disk, segmentBytes });
    this.segments = segments;
    this.writeManifest();
    this.writtenBytes = bytes;
    for (const handle of this.files.values()) fs.closeSync(handle);
    this.files.clear();
    for (const segment of old) fs.rmSync(this.fileOf(segment), { force: true });
  }

  /** Where there is no room for another file, this one grows on: its caller has nowhere else to put the record. */
  private beginNextIfPossible(): void {
    try {
      this.disk.sync(this.open(this.segments.at(-1)!));
      this.addSegment(this.segments.at(-1)! + 1);
    } catch {
      // The next record tries again.
    }
  }

  private addSegment(segment: number): void {
    // Of an attempt that failed.
    fs.rmSync(this.fileOf(segment), { force: true });
    const file = createSegment(this.folder, segment);
    const segments = [...this.segments, segment];
    try {
      syncFolder(this.folder);
      writeManifest(this.folder, { format: journalFormat, segments });
    } catch (error) {
      fs.closeSync(file);
      throw error;
    }
    // Nothing is written to a file that the manifest does not name.
    this.files.set(segment, file);
    this.segments = segments;
    this.writtenBytes = 0;
  }

  private readSegment(
    segment: number,
    isLast: boolean,
    closedBytes: number | undefined,
    onRecord: (payload: Buffer, place: RecordPlace) => void,
  ): void {
    const name = this.fileOf(segment);
    const { end, torn } = readSegment(name, { isLast, closedBytes }, (payload, at) =>
      onRecord(payload, segment * placesPerSegment + at),
    );
    const note = torn && cutOff(name, end, torn, this.lock === undefined);
    if (note !== undefined) this.options.onNote?.(note);
    if (isLast) this.writtenBytes = end;
  }

  private writeManifest(closedBytes?: number): void {
    writeManifest(this.folder, { format: journalFormat, segments: this.segments, closedBytes });
  }

  private open(segment: number): number {
    let file = this.files.get(segment);
    if (file === undefined)
      this.files.set(segment, (file = fs.openSync(this.fileOf(segment), this.lock === undefined ? 'r' : 'r+')));
    return file;
  }

  private fileOf(segment: number): string {
    return segmentFile(this.folder, segment);
  }
}
