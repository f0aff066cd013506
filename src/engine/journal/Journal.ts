import fs from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { systemDisk, writeAll, type Disk } from './Disk';
import { FolderLock } from './FolderLock';
import { checkThatNothingIsThere, dropLeftovers, makeFolder, unusable } from './folder';
import { readManifest, type Manifest } from './Manifest';
import { cutOff, readRecord, readSegment } from './readSegment';
import { SegmentFiles } from './SegmentFiles';
import { WriteBuffer } from './WriteBuffer';

export interface JournalOptions {
  /** Whether a flush waits for the device, so that what was flushed survives a power loss. Default: false. */
  readonly syncs?: boolean | undefined;
  /** If true, nothing is written and no lock is taken. Default: false. */
  readonly readOnly?: boolean | undefined;
  readonly disk?: Disk | undefined;
  /** Receives what was found and repaired when the folder was opened. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** A new file begins once one has this many bytes. */
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
  private readonly disk: Disk;
  private readonly files: SegmentFiles;
  /** The number of bytes in the last file. */
  private writtenBytes = 0;
  private readonly waiting = new WriteBuffer();
  private isClosed = false;

  private constructor(
    readonly folder: string,
    private readonly options: JournalOptions,
    private readonly lock: FolderLock | undefined,
    segments: readonly number[],
  ) {
    this.disk = options.disk ?? systemDisk;
    this.files = new SegmentFiles(folder, segments, lock === undefined);
  }

  /**
   * Opens or creates a folder, and passes each of its records to `onRecord`, in order. Throws HarnessError if another
   * process uses it, if it is damaged, or if it has another format.
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
      journal.files.add(1);
      return journal;
    }
    const journal = new Journal(folder, options, lock, manifest.segments);
    if (lock !== undefined) dropLeftovers(folder, manifest.segments);
    for (const segment of manifest.segments)
      journal.readSegment(segment, segment === journal.files.last ? manifest : {}, onRecord);
    if (lock !== undefined) journal.noteLength();
    return journal;
  }

  /** Whether some appended records are not in a file yet. */
  get isDirty(): boolean {
    return this.waiting.length > 0;
  }

  /** The bytes of all files. */
  get size(): number {
    return this.files.size;
  }

  /**
   * Appends a record. All records appended between two flushes are kept together or not at all. A string is written as
   * UTF-8.
   */
  append(payload: Buffer | string): RecordPlace {
    const { waiting } = this;
    if (waiting.length === 0 && this.writtenBytes > (this.options.segmentBytes ?? defaultSegmentBytes))
      this.beginNextIfPossible();
    return this.files.last * placesPerSegment + this.writtenBytes + waiting.add(payload);
  }

  /**
   * Writes what was appended. If that fails, it throws the system's error, such as `ENOSPC`. Then none of it is in
   * the file, and the next flush tries again.
   */
  flush(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    const file = this.files.open(this.files.last);
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
    if (this.writtenBytes === bytes.length) this.noteLengthIfPossible();
  }

  /** The file of a place and the byte in it, as shown in messages. */
  whereIs(place: RecordPlace): string {
    return `${this.files.nameOf(Math.floor(place / placesPerSegment))} at byte ${place % placesPerSegment}`;
  }

  /** The record at a place. Throws HarnessError if it is damaged. */
  read(place: RecordPlace): Buffer {
    const segment = Math.floor(place / placesPerSegment);
    const at = place % placesPerSegment;
    if (segment === this.files.last && at >= this.writtenBytes) return this.waiting.record(at - this.writtenBytes);
    return readRecord(this.files.open(segment), at, this.files.nameOf(segment));
  }

  /** Closes it, and stores the length of the last file, so that the loss of a record at its end is detected. */
  close(): void {
    if (this.isClosed) return;
    try {
      if (this.lock !== undefined) {
        this.flush();
        this.disk.sync(this.files.open(this.files.last));
        this.files.writeManifest({ closedBytes: this.writtenBytes });
      }
    } finally {
      this.abandon();
    }
  }

  /** Ends it as if the process had been killed. */
  abandon(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.files.close();
    this.lock?.release();
  }

  /** Replaces all records. If that is interrupted, the old ones remain. */
  replace(payloads: Iterable<Buffer>): void {
    this.flush();
    const { segmentBytes = defaultSegmentBytes } = this.options;
    this.writtenBytes = this.files.replace(payloads, { disk: this.disk, segmentBytes });
  }

  /** If there is no room for another file, this one keeps growing: the caller has nowhere else to put the record. */
  private beginNextIfPossible(): void {
    try {
      this.disk.sync(this.files.open(this.files.last));
      this.files.add(this.files.last + 1);
      this.writtenBytes = 0;
    } catch {
      // The next record tries again.
    }
  }

  /** From now on, a shorter file has lost data, also after a power loss. */
  private noteLength(): void {
    this.disk.sync(this.files.open(this.files.last));
    this.files.writeManifest({ leastBytes: this.writtenBytes });
  }

  private noteLengthIfPossible(): void {
    try {
      this.noteLength();
    } catch {
      // The records are written. Only a later loss would go unnoticed.
    }
  }

  private readSegment(
    segment: number,
    lengths: Pick<Manifest, 'closedBytes' | 'leastBytes'>,
    onRecord: (payload: Buffer, place: RecordPlace) => void,
  ): void {
    const name = this.files.nameOf(segment);
    const isLast = segment === this.files.last;
    const { end, torn } = readSegment(name, { ...lengths, isLast }, (payload, at) =>
      onRecord(payload, segment * placesPerSegment + at),
    );
    const note = torn && cutOff(name, end, torn, this.lock === undefined);
    if (note !== undefined) this.options.onNote?.(note);
    if (isLast) this.writtenBytes = end;
  }
}
