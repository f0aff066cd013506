import fs from 'node:fs';
import type { Disk } from './Disk';
import { createSegment, segmentFile } from './segmentFile';
import { WriteBuffer } from './WriteBuffer';

/** Writes all of the bytes at a position of a file. */
export function writeAll(disk: Disk, file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;)
    done += disk.write(file, done === 0 ? bytes : bytes.subarray(done), at + done);
}

export interface SegmentOptions {
  readonly disk: Disk;
  readonly segmentBytes: number;
}

/** Writes records into new files, numbered from `first`. If that fails, none of them is left. */
export function writeSegments(
  folder: string,
  first: number,
  payloads: Iterable<Buffer>,
  { disk, segmentBytes }: SegmentOptions,
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
