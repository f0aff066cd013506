import fs from 'node:fs';
import path from 'node:path';

export function segmentFile(folder: string, segment: number): string {
  return path.join(folder, `journal-${String(segment).padStart(6, '0')}`);
}

/** Makes a new file that only its owner can read. Throws if it exists. */
export function createSegment(folder: string, segment: number): number {
  return fs.openSync(segmentFile(folder, segment), 'wx+', 0o600);
}

/** Moves what follows a position of a file into a new file. Answers its name. */
export function setAside(name: string, at: number): string {
  const aside = `${name}.cut-at-${at}`;
  fs.writeFileSync(aside, fs.readFileSync(name).subarray(at), { mode: 0o600 });
  fs.truncateSync(name, at);
  return aside;
}
