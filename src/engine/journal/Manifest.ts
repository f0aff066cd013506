import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';

/** The format of the files. A folder in the previous format is read, and continued in this one. */
export const journalFormat = 3;
const formatBefore = 2;

/** Describes a folder: its files in order, and how long the last one was when it was closed. */
export interface Manifest {
  readonly format: number;
  readonly segments: readonly number[];
  /** Absent while it is open, and after a crash. */
  readonly closedBytes?: number | undefined;
  /** While it is open: the minimum length of the last file. */
  readonly leastBytes?: number | undefined;
}

const fileName = 'folder.json';

/**
 * Reads the manifest; `undefined` without one. Throws HarnessError for one that cannot be read or has another
 * format.
 */
export function readManifest(folder: string): Manifest | undefined {
  const file = path.join(folder, fileName);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    throw damagedManifest(file);
  }
  const { format, segments } = manifest ?? {};
  if (typeof format !== 'number') throw damagedManifest(file);
  if (format !== journalFormat && format !== formatBefore) {
    throw new HarnessError(
      `${folder} has data of the form ${format}; this version of Stepmill reads the forms ${formatBefore} and ${journalFormat}. ` +
        'Nothing was changed. Use the version that wrote it: its `stepmill data export` makes a file that others import.',
    );
  }
  if (!Array.isArray(segments) || segments.length === 0 || !segments.every(Number.isSafeInteger))
    throw damagedManifest(file);
  return manifest as Manifest;
}

/** Writes the manifest. The old one stays until the new one is complete. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const file = path.join(folder, fileName);
  const draft = `${file}.new`;
  const handle = fs.openSync(draft, 'w', 0o600);
  try {
    fs.writeSync(handle, `${JSON.stringify(manifest)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
  syncFolder(folder);
}

/** Makes changes of file names survive a power loss. Windows has no such call, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function damagedManifest(file: string): HarnessError {
  return new HarnessError(
    `${file} is damaged: it should be JSON that names the files of the journal. Nothing was changed. ` +
      'Restore it from a copy of the folder.',
  );
}
