import fs from 'node:fs';

/** What is done to the files of a journal: given, so that a disk that is full or a process that dies can be tried out. */
export interface Disk {
  /** Writes at a place of the file and answers how many bytes went in. */
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
