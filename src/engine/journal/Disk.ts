import fs from 'node:fs';

/** File operations of a journal, passed in so that a full disk or a dying process can be tested. */
export interface Disk {
  /** Writes at a position of the file. Returns how many bytes were written. */
  write(file: number, bytes: Buffer, at: number): number;
  /** Waits until the bytes are on the device. */
  sync(file: number): void;
  truncate(file: number, length: number): void;
}

export const systemDisk: Disk = {
  write: (file, bytes, at) => fs.writeSync(file, bytes, 0, bytes.length, at),
  sync: (file) => fs.fdatasyncSync(file),
  truncate: (file, length) => fs.ftruncateSync(file, length),
};

/** Writes all of the bytes at a position of a file. */
export function writeAll(disk: Disk, file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;)
    done += disk.write(file, done === 0 ? bytes : bytes.subarray(done), at + done);
}
