import fs from 'node:fs';
import path from 'node:path';
import { writeAll, type Disk } from './Disk';
import { journalFormat, syncFolder, writeManifest, type Manifest } from './Manifest';
import { WriteBuffer } from './WriteBuffer';

/** Where records are written, and the maximum size of a file to which another record is added. */
interface WriteOptions {
  readonly disk: Disk;
  readonly segmentBytes: number;
}

/** The files of a journal: their numbers in order, as the manifest names them, and handles of those in use. */
export class SegmentFiles {
  private readonly flags: 'r' | 'r+';
  private readonly handles = new Map<number, number>();

  constructor(
    readonly folder: string,
    public numbers: readonly number[],
    isReadOnly: boolean,
  ) {
    this.flags = isReadOnly ? 'r' : 'r+';
  }

  /** The number of the file that grows. */
  get last(): number {
    return this.numbers.at(-1)!;
  }

  /** The bytes of all files. */
  get size(): number {
    return this.numbers.reduce((sum, segment) => sum + fs.statSync(this.nameOf(segment)).size, 0);
  }

  nameOf(segment: number): string {
    return segmentFile(this.folder, segment);
  }

  open(segment: number): number {
    let handle = this.handles.get(segment);
    if (handle === undefined) this.handles.set(segment, (handle = fs.openSync(this.nameOf(segment), this.flags)));
    return handle;
  }

  /** Creates a new last file. */
  add(segment: number): void {
    // Left by a failed attempt.
    fs.rmSync(this.nameOf(segment), { force: true });
    const handle = createSegment(this.folder, segment);
    const numbers = [...this.numbers, segment];
    try {
      syncFolder(this.folder);
      writeManifest(this.folder, { format: journalFormat, segments: numbers });
    } catch (error) {
      fs.closeSync(handle);
      throw error;
    }
    // Nothing is written to a file that the manifest does not name.
    this.handles.set(segment, handle);
    this.numbers = numbers;
  }

  /** Replaces all files with files of other records. Returns the size of the last one in bytes. */
  replace(payloads: Iterable<Buffer>, options: WriteOptions): number {
    const old = this.numbers;
    const { segments, bytes } = writeSegments(this.folder, this.last + 1, payloads, options);
    this.numbers = segments;
    this.writeManifest();
    this.close();
    for (const segment of old) fs.rmSync(this.nameOf(segment), { force: true });
    return bytes;
  }

  writeManifest(lengths: Pick<Manifest, 'closedBytes' | 'leastBytes'> = {}): void {
    writeManifest(this.folder, { format: journalFormat, segments: this.numbers, ...lengths });
  }

  /** Closes the handles. */
  close(): void {
    for (const handle of this.handles.values()) fs.closeSync(handle);
    this.handles.clear();
  }
}

export function segmentFile(folder: string, segment: number): string {
  return path.join(folder, `journal-${String(segment).padStart(6, '0')}`);
}

/** Creates a new file that only its owner can read. Throws if it exists. */
export function createSegment(folder: string, segment: number): number {
  return fs.openSync(segmentFile(folder, segment), 'wx+', 0o600);
}

/** Moves what follows a position of a file into a new file. Returns its name. */
export function setAside(name: string, at: number): string {
  const aside = `${name}.cut-at-${at}`;
  fs.writeFileSync(aside, fs.readFileSync(name).subarray(at), { mode: 0o600 });
  fs.truncateSync(name, at);
  return aside;
}

/** Writes records into new files, numbered from `first`. If that fails, none of them is left. */
function writeSegments(
  folder: string,
  first: number,
  payloads: Iterable<Buffer>,
  { disk, segmentBytes }: WriteOptions,
): { readonly segments: number[]; readonly bytes: number } {
  const segments = [first];
  const waiting = new WriteBuffer();
  let file = createSegment(folder, first);
  let bytes = 0;
  const end = (): void => {
    disk.sync(file);
    fs.closeSync(file);
  };
  try {
    for (const payload of payloads) {
      if (bytes > segmentBytes) {
        end();
        segments.push(segments.at(-1)! + 1);
        file = createSegment(folder, segments.at(-1)!);
        bytes = 0;
      }
      waiting.add(payload);
      const frame = waiting.whole();
      writeAll(disk, file, frame, bytes);
      bytes += frame.length;
      waiting.clear();
    }
  } catch (error) {
    fs.closeSync(file);
    for (const segment of segments) fs.rmSync(segmentFile(folder, segment), { force: true });
    throw error;
  }
  end();
  return { segments, bytes };
}
